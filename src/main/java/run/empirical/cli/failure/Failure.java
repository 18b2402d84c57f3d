package run.empirical.cli.failure;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a look-up or the whole run failed.
 *
 * @param status the exit status that it leads to
 * @param message one sentence that says what failed, where, and what to try; may quote the server
 * @param httpStatus the status of the reply that reported it; null if there was none
 * @param retryable whether the same request may succeed later
 */
public record Failure(
    ExitStatus status, String message, @Nullable Integer httpStatus, boolean retryable) {
  /** This failure without a word in its message, to compare it with others. */
  public Failure without(String word) {
    return message.contains(word)
        ? new Failure(
            status,
            message.replaceAll("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)", ""),
            httpStatus,
            retryable)
        : this;
  }

  /** A permanent failure without an HTTP reply. */
  public static Failure of(ExitStatus status, String message) {
    return new Failure(status, message, null, false);
  }
}
