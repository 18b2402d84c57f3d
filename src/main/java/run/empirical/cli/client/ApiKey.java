package run.empirical.cli.client;

import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/** The secret that opens the API; knows how to keep itself out of every text. */
public final class ApiKey {
  /** What stands where the key would. */
  static final String REDACTED = "[redacted]";

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

  /** The value of the {@code Authorization} header; the one place where the secret leaves. */
  String authorization() {
    return "Bearer " + secret;
  }

  /** The text with every occurrence of the key replaced. */
  public String redact(String text) {
    return text.replace(secret, REDACTED);
  }

  @Override
  public String toString() {
    return REDACTED;
  }
}
