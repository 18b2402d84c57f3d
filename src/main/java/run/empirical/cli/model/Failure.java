package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer.
 *
 * @param kind what kind of failure; decides the exit status
 * @param message one sentence that says what failed, where, and what to try; may quote the server
 * @param httpStatus the status of the reply that told of it; null when no reply did
 * @param retryable whether the same question may be answered later
 */
public record Failure(
    ErrorKind kind, String message, @Nullable Integer httpStatus, boolean retryable) {

  /** A failure that no reply told of and that asking again would not mend. */
  public static Failure of(ErrorKind kind, String message) {
    return new Failure(kind, message, null, false);
  }
}
