package run.empirical.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCases;

/** The secret that opens the API. */
public final class ApiKey {
  /** Where users make their keys. */
  public static final String PAGE = "https://dash.empirical.run/settings/api-keys";

  private final String secret;

  private ApiKey(String secret) {
    this.secret = secret;
  }

  /**
   * Takes a key that is fit for an HTTP header.
   *
   * @param text the key; white space around it is trimmed
   * @param source where it was read, for the message
   * @throws FailureException of kind {@code CONFIG}, which does not quote the key, when it holds
   *     anything but visible ASCII; of kind {@code UNAUTHORIZED} when it is blank
   */
  public static ApiKey of(String text, String source) {
    String key = text.strip();
    if (key.isEmpty()) {
      throw new FailureException(
          ErrorKind.UNAUTHORIZED, source + " holds no API key, only white space");
    }
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        throw new FailureException(
            ErrorKind.CONFIG,
            source
                + " holds no usable API key: character "
                + (i + 1)
                + " is a blank, a control character or not ASCII");
      }
    }
    return new ApiKey(key);
  }

  /** The value of the {@code Authorization} header. */
  String authorization() {
    return "Bearer " + secret;
  }

  /** Each form in which a server may quote it, the longest first: URL-encoded and plain. */
  List<String> forms() {
    String inUrls = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return inUrls.equals(secret) ? List.of(secret) : List.of(inUrls, secret);
  }

  /** Whether one of the test cases has the key for an ID, and not by chance. */
  public boolean isAmong(TestCases testCases) {
    return secret.length() >= Redaction.SHORTEST_REAL && testCases.contains(secret);
  }

  @Override
  public String toString() {
    return Redaction.REDACTED;
  }
}
