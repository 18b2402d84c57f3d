package run.empirical.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCases;

/** The secret that opens the API; knows how to keep itself out of every text. */
public final class ApiKey {
  /** Where users make their keys. */
  public static final String PAGE = "https://dash.empirical.run/settings/api-keys";

  /** What stands where the key would. */
  static final String REDACTED = "[redacted]";

  /** A shorter key stands in for a real one, and may well be a part of an honest ID. */
  private static final int SHORTEST_REAL = 8;

  private final String secret;
  private final String inUrls;

  private ApiKey(String secret) {
    this.secret = secret;
    this.inUrls = URLEncoder.encode(secret, StandardCharsets.UTF_8);
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

  /** The value of the {@code Authorization} header; the one place where the secret leaves. */
  String authorization() {
    return "Bearer " + secret;
  }

  /**
   * The text with every occurrence of the key replaced, also as a URL has it, and in any case: the
   * names of headers lose theirs.
   */
  public String redact(String text) {
    String redacted = without(secret, text);
    return inUrls.equals(secret) ? redacted : without(inUrls, redacted);
  }

  /** The same for an ID, which a key that is a real one is no part of by chance. */
  String redactId(String id) {
    return secret.length() < SHORTEST_REAL ? id : redact(id);
  }

  /** Whether one of the test cases has the key for an ID, and not by chance. */
  public boolean isAmong(TestCases testCases) {
    return secret.length() >= SHORTEST_REAL && testCases.contains(secret);
  }

  @Override
  public String toString() {
    return REDACTED;
  }

  private static String without(String form, String text) {
    int at = find(form, text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder redacted = new StringBuilder();
    int copied = 0;
    while (at >= 0) {
      redacted.append(text, copied, at).append(REDACTED);
      copied = at + form.length();
      at = find(form, text, copied);
    }
    return redacted.append(text, copied, text.length()).toString();
  }

  private static int find(String form, String text, int from) {
    for (int at = from; at <= text.length() - form.length(); at++) {
      if (text.regionMatches(true, at, form, 0, form.length())) {
        return at;
      }
    }
    return -1;
  }
}
