package run.empirical.cli.lookup;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.Message;
import run.empirical.cli.time.TypedDuration;

/**
 * How long a rate limit (429) holds up a round. All times are {@code Time.nanos} values.
 *
 * <p><b>How long.</b> A 429 pauses the whole round, not one look-up: nothing is sent for as long as
 * its {@code Retry-After} asks. If that is absent, zero or in the past, the pause is as long as the
 * delay before a retry ({@link RetryPolicy#backOff}), and doubles with each such pause since the
 * last answer. A 429 that arrives during a pause can only lengthen it, by its own {@code
 * Retry-After}. Requests in flight do not wait.
 *
 * <p><b>What counts.</b> Neither the limited request nor the pause counts towards a look-up's
 * {@code --timeout} or {@code --retries}. If the API allows fewer requests than are in flight, a
 * list is slow but complete.
 *
 * <p><b>Maximum.</b> A rate limit might never end. The round ends instead of waiting for a pause
 * that would end after the run's deadline, or more than {@link RetryPolicy#maxSilence} after the
 * last answer (after the start, if there is none). That is decided when nothing is in flight, since
 * a 429 arrives sooner than the answers to requests that were sent with it. Then look-ups that have
 * failed before end with their last failure, and the others are not sent.
 *
 * <p>With {@code --retries 0}, a 429 pauses nothing and is a failure like any other.
 */
public final class RateLimit {
  /** How long after the last answer a pause may end, unless {@code --wait} allows more. */
  public static final Duration MAX_SILENCE = Duration.ofMinutes(2);

  private final RetryPolicy policy;
  private final @Nullable Deadline runDeadline;
  private long pausedUntil;
  private long lastAnswer;

  /** The pauses since the last answer for which the API gave no length. */
  private int pauses;

  /** The failure that set the end of the pause; null if there was no pause. */
  private @Nullable Failure failure;

  /** How long the API asked to wait when the end of the pause was set; null if it did not ask. */
  private @Nullable Duration retryAfter;

  /**
   * Starts without a pause.
   *
   * @param runDeadline null for none
   */
  RateLimit(RetryPolicy policy, @Nullable Deadline runDeadline, long start) {
    this.policy = policy;
    this.runDeadline = runDeadline;
    this.pausedUntil = start;
    this.lastAnswer = start;
  }

  /** When the pause ends, or when the last one ended. */
  long pausedUntil() {
    return pausedUntil;
  }

  /** The rest of the pause; zero or negative if there is none. */
  Duration pauseLeft(long now) {
    return Duration.ofNanos(pausedUntil - now);
  }

  /** Whether nothing may be sent at this time. */
  boolean isPaused(long now) {
    return pausedUntil - now > 0;
  }

  /** Notes that the API has answered a look-up. */
  void noteAnswer(long now) {
    lastAnswer = now;
    pauses = 0;
  }

  /** Whether a failed request pauses the round. */
  boolean pausesAfter(Failure requestFailure) {
    return isRateLimit(requestFailure) && policy.retries() > 0;
  }

  /**
   * Pauses the round, or lengthens its pause.
   *
   * @param newFailure the failure of the request that was limited
   * @param newRetryAfter how long the API asks to wait; null if it does not ask
   */
  void pause(Failure newFailure, @Nullable Duration newRetryAfter, long now) {
    // Limiters that round down ask for 0 seconds.
    Duration length = newRetryAfter == null || newRetryAfter.isZero() ? null : newRetryAfter;
    if (length == null && isPaused(now)) {
      return;
    }
    long newEnd = now + (length != null ? length : policy.backOff(++pauses)).toNanos();
    if (newEnd - pausedUntil > 0) {
      pausedUntil = newEnd;
      failure = newFailure;
      retryAfter = length;
    }
  }

  /**
   * The failure of the look-ups that were rate limited if the pause is too long to wait for; null
   * if it is not. It counts only when nothing is in flight.
   */
  @Nullable Failure reasonToGiveUp(long now) {
    if (failure == null || !isPaused(now)) {
      return null;
    }
    if (runDeadline != null && runDeadline.left(pausedUntil) <= 0) {
      return retryAfter == null
          ? failure
          : RetryPolicy.retryAfterTooLong(failure, retryAfter, runDeadline);
    }
    Duration silence = policy.maxSilence();
    if (pausedUntil - lastAnswer <= silence.toNanos()) {
      return null;
    }
    String waited =
        Message.of(
            "waited %s of at most %s",
            TypedDuration.formatUp(Duration.ofNanos(now - lastAnswer)),
            TypedDuration.format(silence));
    return failure.because(
        retryAfter == null
            ? waited
            : waited + ", but Retry-After is " + TypedDuration.formatUp(retryAfter));
  }

  /** Whether a failure is a rate limit (429). */
  static boolean isRateLimit(@Nullable Failure failure) {
    return failure != null && Objects.equals(failure.httpStatus(), 429);
  }
}
