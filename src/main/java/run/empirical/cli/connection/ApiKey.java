package run.empirical.cli.connection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.text.Redaction;

/** The secret that authenticates requests to the API. */
public final class ApiKey {
  /** The maximum length, in characters: all output is searched for the key. */
  private static final int MAX_LENGTH = 4096;

  /** Docker's {@code --env-file} takes quotation marks for a part of the value. */
  private static final Pattern QUOTED = Pattern.compile("(?s)\".*\"|'.*'");

  /** What is not visible ASCII. */
  private static final Pattern INVALID = Pattern.compile("[^!-~]");

  /** The scheme before the key in the {@code Authorization} header, which people copy with it. */
  public static final String BEARER = "Bearer ";

  private final String secret;

  private ApiKey(String secret) {
    this.secret = secret;
  }

  /**
   * Validates a key for use in an HTTP header.
   *
   * @param text the key; surrounding white space is trimmed
   * @param source where it was read from, for the message
   * @throws FailureException of kind {@code CONFIG} if the key is too long, is in quotation marks,
   *     begins with {@code Bearer} or contains anything but visible ASCII (the message does not
   *     quote it); of kind {@code UNAUTHORIZED} if it is blank
   */
  public static ApiKey of(String text, String source) {
    String key = text.strip();
    if (key.isEmpty()) {
      throw new FailureException(
          ExitStatus.UNAUTHORIZED, "%s contains no API key, only white space", source);
    }
    if (key.length() > MAX_LENGTH) {
      throw FailureException.config(
          "%s contains no valid API key: it has more than %s characters", source, MAX_LENGTH);
    }
    if (QUOTED.matcher(key).matches()) {
      throw FailureException.config(
          "%s contains the API key in quotation marks; write it without them", source);
    }
    if (key.regionMatches(/* ignoreCase= */ true, 0, BEARER, 0, BEARER.length())) {
      throw FailureException.config("%s contains more than the API key; leave out Bearer", source);
    }
    Matcher invalid = INVALID.matcher(key);
    if (invalid.find()) {
      throw FailureException.config(
          "%s contains no valid API key: character %s is a space, a control character or not ASCII",
          source, invalid.start() + 1);
    }
    return new ApiKey(key);
  }

  /** The key itself, for the header of a request, and for code that removes it from output. */
  public String secret() {
    return secret;
  }

  @Override
  public String toString() {
    return Redaction.REDACTED;
  }
}
