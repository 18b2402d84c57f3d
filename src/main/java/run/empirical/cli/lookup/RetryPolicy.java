package run.empirical.cli.lookup;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.Message;
import run.empirical.cli.time.TypedDuration;

/**
 * When a request that failed is sent again.
 *
 * <p>A lost connection, 408 and each 5xx may be temporary ({@link Failure#retryable}). The request
 * is sent again after half a second, then after twice as long each time, up to 30 seconds. Each
 * delay is shortened at random by up to half, so that clients spread out, but is never shorter than
 * {@code Retry-After}. The look-up ends with the failure when no retries are left, or when the next
 * try would be after a deadline. {@link RateLimit} has the rule for a 429.
 *
 * @param timeout deadline for one look-up, including retries
 * @param retries the maximum number of retries
 * @param maxSilence how long after the last answer a rate limit may end
 * @param random numbers from 0 (inclusive) to 1, for the jitter
 */
public record RetryPolicy(
    Duration timeout, int retries, Duration maxSilence, DoubleSupplier random) {
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration MAX_DELAY = Duration.ofSeconds(30);

  /**
   * Whether a failed request is sent again.
   *
   * @param failure the look-up's failure if it ends
   * @param delay the time until the request is sent again; null if the look-up ends
   */
  record Decision(Failure failure, @Nullable Duration delay) {}

  /**
   * Decides whether a failed request that does not pause the round is sent again.
   *
   * @param retryAfter how long the server asks to wait; null if it does not ask
   * @param failures the number of failed requests so far, at least 1; rate-limited ones do not
   *     count
   * @param now the time at which it failed, as a {@code Time.nanos} value
   * @param deadline the look-up's deadline
   * @param runDeadline null for none
   */
  Decision decide(
      Failure failure,
      @Nullable Duration retryAfter,
      int failures,
      long now,
      Deadline deadline,
      @Nullable Deadline runDeadline) {
    if (!failure.retryable() || failures > retries) {
      return new Decision(failure, null);
    }
    Duration backOff = backOff(failures);
    Duration requested = Objects.requireNonNullElse(retryAfter, Duration.ZERO);
    boolean byServer = requested.compareTo(backOff) >= 0;
    Duration delay = byServer ? requested : backOff;
    for (Deadline end : runDeadline == null ? List.of(deadline) : List.of(runDeadline, deadline)) {
      if (end.left(now + delay.toNanos()) <= 0) {
        return new Decision(byServer ? retryAfterTooLong(failure, delay, end) : failure, null);
      }
    }
    return new Decision(failure, delay);
  }

  /**
   * A delay that doubles from half a second to 30 seconds, shortened at random by up to half.
   *
   * @param number 1 for the first one
   */
  Duration backOff(int number) {
    // Six doublings lead beyond the maximum; many more would overflow.
    long doubled = FIRST_DELAY.toMillis() << Math.min(number - 1, 6);
    long whole = Math.min(doubled, MAX_DELAY.toMillis());
    return Duration.ofMillis(whole - (long) (random.getAsDouble() * whole / 2));
  }

  /** A failure that is final because the server asks for a delay that a deadline does not allow. */
  static Failure retryAfterTooLong(Failure failure, Duration retryAfter, Deadline deadline) {
    return failure.because(
        Message.of(
            "Retry-After is %s, past the deadline (%s)",
            TypedDuration.formatUp(retryAfter), deadline.option()));
  }
}
