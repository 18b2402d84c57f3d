package run.empirical.cli.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;

/**
 * The pause that a rate limit puts on all look-ups of a round, as {@link RetryPolicy} says. All
 * times are {@code Time.nanos} values.
 */
final class RateLimit {
  private final RetryPolicy policy;
  private long until;
  private long lastAnswer;

  /** The pauses since the last answer for which the API gave no length. */
  private int pauses;

  /** The reply that made the pause as long as it is; null if there was none. */
  private @Nullable Failure failure;

  /** How long that reply asked to wait; null if it did not say. */
  private @Nullable Duration requested;

  /** No pause, from this time on. */
  RateLimit(RetryPolicy policy, long start) {
    this.policy = policy;
    this.until = start;
    this.lastAnswer = start;
  }

  /** When the pause ends, or when the last one ended. */
  long until() {
    return until;
  }

  /** Whether nothing may be sent at this time. */
  boolean holds(long now) {
    return until - now > 0;
  }

  /** The API has answered a look-up. */
  void answered(long now) {
    lastAnswer = now;
    pauses = 0;
  }

  /**
   * The API has limited a try. During a pause this only lengthens it.
   *
   * @param asked how long the API asks to wait; null if it does not say
   */
  void limited(Failure limit, @Nullable Duration asked, long now) {
    // Limiters that round down ask for 0 seconds.
    Duration length = asked == null || asked.isZero() ? null : asked;
    if (length == null && holds(now)) {
      return;
    }
    long end = now + (length != null ? length : policy.backOff(++pauses)).toNanos();
    if (end - until > 0) {
      until = end;
      failure = limit;
      requested = length;
    }
  }

  /**
   * Why the pause at this time is not waited for; null if it is, or if there is none.
   *
   * @param end the run's deadline; null for none
   */
  @Nullable Failure giveUp(long now, @Nullable Deadline end) {
    return failure == null || !holds(now)
        ? null
        : policy.giveUp(failure, requested, until, lastAnswer, end);
  }
}
