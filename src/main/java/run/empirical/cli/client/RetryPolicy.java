package run.empirical.cli.client;

import java.time.Duration;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.time.DurationText;

/**
 * When a failed request is sent again, and what a rate limit means for other look-ups.
 *
 * @param timeout deadline for one look-up, including retries
 * @param retries the maximum number of retries
 * @param random numbers from 0 (inclusive) to 1, for the jitter between retries
 */
public record RetryPolicy(Duration timeout, int retries, DoubleSupplier random) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<Integer> STATUSES = Set.of(408, TOO_MANY_REQUESTS, 500, 502, 503, 504);
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);

  /**
   * What follows from a failed try.
   *
   * @param failure why the look-up has failed if it is not tried again
   * @param again whether it is tried again, after the delay
   * @param delay how long the server asks to wait, else the usual time; 0 if waiting cannot help
   * @param others what the round's other look-ups do
   */
  record Decision(Failure failure, boolean again, Duration delay, Others others) {}

  /** What a rate limit of one look-up means for the others. */
  enum Others {
    /** Nothing. */
    GO_ON,
    /** They send nothing during the delay. */
    PAUSE,
    /** They send nothing any more, since they would have to wait past their deadline. */
    STOP
  }

  /**
   * Decides what follows from a failed try.
   *
   * @param requested how long the server asks to wait; null if it does not
   * @param tries the number of tries so far, at least 1
   * @param now the time at which it failed, as the deadlines count it
   * @param deadline the look-up's own
   * @param end the run's; null for none
   */
  Decision decide(
      Failure failure,
      @Nullable Duration requested,
      int tries,
      long now,
      Deadline deadline,
      @Nullable Deadline end) {
    Integer status = failure.httpStatus();
    if (!failure.retryable() || (status != null && !STATUSES.contains(status))) {
      return new Decision(failure, false, Duration.ZERO, Others.GO_ON);
    }
    Duration delay = requested != null ? requested : backOff(tries);
    long until = now + delay.toNanos();
    boolean pastTheEnd = end != null && end.left(until) <= 0;
    Deadline decisive = end != null && pastTheEnd ? end : deadline;
    boolean tooLate = decisive.left(until) <= 0;
    Failure last =
        tooLate && requested != null ? tooLong(failure, requested, decisive.option()) : failure;
    boolean limited = status != null && status == TOO_MANY_REQUESTS;
    Others others = limited ? others(delay, requested != null, pastTheEnd) : Others.GO_ON;
    return new Decision(last, !tooLate && tries <= retries, delay, others);
  }

  /** Without {@code Retry-After}, a delay that is too long is so for this look-up only. */
  private Others others(Duration delay, boolean requested, boolean pastTheEnd) {
    if (!pastTheEnd && delay.compareTo(timeout) < 0) {
      return Others.PAUSE;
    }
    return pastTheEnd || requested ? Others.STOP : Others.GO_ON;
  }

  /** Doubles from half a second, and is shortened by up to half to spread clients out. */
  private Duration backOff(int tries) {
    long whole = FIRST_DELAY.toMillis() << (tries - 1);
    return Duration.ofMillis(whole - (long) (random.getAsDouble() * whole / 2));
  }

  private static Failure tooLong(Failure failure, Duration requested, String option) {
    Duration seconds = Duration.ofSeconds(requested.plusMillis(999).toSeconds());
    String message =
        failure.message()
            + "; Retry-After is "
            + DurationText.format(seconds)
            + ", past the deadline ("
            + option
            + ")";
    return new Failure(failure.status(), message, failure.httpStatus(), failure.retryable());
  }
}
