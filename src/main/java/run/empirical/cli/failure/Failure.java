package run.empirical.cli.failure;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a look-up or the whole run failed.
 *
 * @param exit the exit status that it leads to
 * @param message one sentence that says what failed, where, and what to try; may quote the server
 * @param plainText the part of the message that quotes a reply in plain text: it may differ, as by
 *     the number of a request, between failures that are otherwise the same; empty for none
 * @param httpStatus the HTTP status of the reply; null if there was no reply
 * @param retryable whether the same request may succeed later
 */
public record Failure(
    ExitStatus exit,
    String message,
    String plainText,
    @Nullable Integer httpStatus,
    boolean retryable) {
  /** A failure that quotes no plain text; its exit status says whether to try again. */
  public Failure(ExitStatus exit, String message, @Nullable Integer httpStatus) {
    this(exit, message, "", httpStatus, exit.cause() == ExitStatus.Cause.SERVICE);
  }

  /** A failure without an HTTP reply. */
  public static Failure of(ExitStatus exit, String message) {
    return new Failure(exit, message, null);
  }

  /** The root cause of an error; the error itself if it has no cause. */
  public static Throwable rootCause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** This failure, whose message has this part. */
  public Failure withPlainText(String part) {
    return new Failure(exit, message, part, httpStatus, retryable);
  }

  /** This failure, which the same request would meet again. */
  public Failure permanent() {
    return new Failure(exit, message, plainText, httpStatus, false);
  }

  /** This failure with a sentence added to its message that says what to try. */
  public Failure advising(String sentence) {
    String end = message.endsWith("?") ? " " : ". ";
    return new Failure(exit, message + end + sentence, plainText, httpStatus, retryable);
  }

  /** This failure with the reason why it is final. */
  public Failure because(String reason) {
    return new Failure(exit, message + "; " + reason, plainText, httpStatus, retryable);
  }

  /**
   * This failure without the parts that differ between test cases: plain text, and this test case's
   * ID.
   */
  public Failure general(String testCaseId) {
    String general = message.replace(plainText, "");
    if (general.contains(testCaseId)) {
      general = general.replaceAll("(?<!\\w)" + Pattern.quote(testCaseId) + "(?!\\w)", "");
    }
    return new Failure(exit, general, "", httpStatus, retryable);
  }
}
