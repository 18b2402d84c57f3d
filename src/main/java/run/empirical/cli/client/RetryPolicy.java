package run.empirical.cli.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.time.DurationText;

/**
 * When a request that failed is sent again.
 *
 * <p><b>A failure</b> is about its own look-up. A lost connection, 408 and each 5xx may go away
 * ({@link Failure#retryable}). The request is sent again after half a second, then after twice as
 * long each time, up to 30 seconds; up to half of that is taken off at random, so that clients
 * spread out. It is never sent sooner than {@code Retry-After} asks for. The look-up ends with the
 * failure when no retries are left, or when a deadline would pass before the next try.
 *
 * <p><b>A rate limit</b> (429) is about the run: {@link RateLimit} keeps the pause. Nothing is sent
 * for as long as {@code Retry-After} asks for. Where it asks for nothing, the pause is as long as
 * the delay after a failure, and grows likewise with each such pause since the last answer. The
 * limited try and the pause use up none of a look-up's retries and none of its time, so that a list
 * is slow where fewer requests are allowed than are in flight, and loses nothing. A pause is waited
 * for unless it ends after the run's deadline, or more than {@code maxSilence} after the last
 * answer: such a limit may never end. Without retries, a 429 is a failure like any other.
 *
 * @param timeout deadline for one look-up, including retries
 * @param retries the maximum number of retries
 * @param maxSilence how long after the run's last answer, or its start, a pause may end
 * @param random numbers from 0 (inclusive) to 1, for the jitter
 */
public record RetryPolicy(
    Duration timeout, int retries, Duration maxSilence, DoubleSupplier random) {
  /** How long a rate limit is waited for after the last answer, unless {@code --wait} says more. */
  public static final Duration MAX_SILENCE = Duration.ofMinutes(2);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration MAX_DELAY = Duration.ofSeconds(30);

  /** What follows from a failed try. */
  enum Next {
    /** The look-up ends with the failure. */
    END,
    /** It is tried again after the delay. */
    RETRY,
    /** It is tried again after the run's pause. */
    PAUSE_RUN
  }

  /**
   * What follows from a failed try, with what the look-up fails with if it ends now.
   *
   * @param delay 0 unless it is tried again after a delay of its own
   */
  record Decision(Next next, Failure failure, Duration delay) {
    private static Decision end(Failure failure) {
      return new Decision(Next.END, failure, Duration.ZERO);
    }
  }

  /**
   * Decides what follows from a failed try.
   *
   * @param requested how long the server asks to wait; null if it does not
   * @param failures the number of failed tries so far, at least 1; limited ones do not count
   * @param now the time at which it failed, as the deadlines count it
   * @param deadline the look-up's own
   * @param end the run's; null for none
   */
  Decision decide(
      Failure failure,
      @Nullable Duration requested,
      int failures,
      long now,
      Deadline deadline,
      @Nullable Deadline end) {
    if (!failure.retryable()) {
      return Decision.end(failure);
    }
    if (isRateLimit(failure) && retries > 0) {
      return new Decision(Next.PAUSE_RUN, failure, Duration.ZERO);
    }
    if (failures > retries) {
      return Decision.end(failure);
    }
    Duration delay = backOff(failures);
    if (requested != null && requested.compareTo(delay) > 0) {
      delay = requested;
    }
    long next = now + delay.toNanos();
    if (end != null && end.left(next) <= 0) {
      return Decision.end(pastDeadline(failure, requested, delay, end));
    }
    if (deadline.left(next) <= 0) {
      return Decision.end(pastDeadline(failure, requested, delay, deadline));
    }
    return new Decision(Next.RETRY, failure, delay);
  }

  /** Whether a failure is a rate limit. */
  static boolean isRateLimit(Failure failure) {
    return failure.httpStatus() != null && failure.httpStatus() == TOO_MANY_REQUESTS;
  }

  /**
   * Decides whether the run waits for a pause to end.
   *
   * @param limit the rate limit's failure
   * @param requested how long the server asks to wait; null if it does not
   * @param until when the pause ends
   * @param lastAnswer the time of the run's last answer, or of its start
   * @param end the run's deadline; null for none
   * @return the failure that says why not; null if it waits
   */
  @Nullable Failure giveUp(
      Failure limit,
      @Nullable Duration requested,
      long until,
      long lastAnswer,
      @Nullable Deadline end) {
    if (end != null && end.left(until) <= 0) {
      return requested == null
          ? limit
          : because(limit, "Retry-After is " + DurationText.formatUp(requested) + past(end));
    }
    if (until - lastAnswer <= maxSilence.toNanos()) {
      return null;
    }
    String bound =
        "a rate limit is waited for at most "
            + DurationText.format(maxSilence)
            + " after the last answer";
    return because(
        limit,
        requested == null
            ? bound
            : "Retry-After is " + DurationText.formatUp(requested) + ", but " + bound);
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

  /** Tells of a {@code Retry-After} if that is why the next try would be too late. */
  private static Failure pastDeadline(
      Failure failure, @Nullable Duration requested, Duration delay, Deadline deadline) {
    return delay.equals(requested)
        ? because(failure, "Retry-After is " + DurationText.formatUp(delay) + past(deadline))
        : failure;
  }

  private static String past(Deadline deadline) {
    return ", past the deadline (" + deadline.option() + ")";
  }

  private static Failure because(Failure failure, String reason) {
    return new Failure(
        failure.status(),
        failure.message() + "; " + reason,
        failure.httpStatus(),
        failure.retryable());
  }
}
