package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Failure;
import run.empirical.cli.time.DurationText;

/**
 * Limits for look-ups: for how long, how often and how many at once.
 *
 * @param timeout deadline for one look-up, including retries
 * @param retries the maximum number of retries
 * @param random numbers from 0 (inclusive) to 1, for the jitter between retries
 * @param concurrency look-ups in flight at once, at least 1
 */
public record RequestLimits(Duration timeout, int retries, DoubleSupplier random, int concurrency) {
  private static final Set<Integer> STATUSES = Set.of(408, 429, 500, 502, 503, 504);
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration MAX_DELAY = Duration.ofDays(365);

  /** Whether to send a failed request again. */
  static boolean mayRetry(Failure failure) {
    Integer status = failure.httpStatus();
    return failure.retryable() && (status == null || STATUSES.contains(status));
  }

  /**
   * How long to wait before the next try if the server does not say. Doubles from half a second,
   * and is shortened by up to half to spread clients out.
   *
   * @param tries the number of tries so far, at least 1
   */
  Duration backOff(int tries) {
    long whole = FIRST_DELAY.toMillis() << (tries - 1);
    return Duration.ofMillis(whole - (long) (random.getAsDouble() * whole / 2));
  }

  /**
   * How long a reply asks to wait ({@code Retry-After}, in seconds or as an HTTP date), capped at a
   * year; null if it does not, or if the value is invalid.
   *
   * @param localTime what a date is compared with if the reply itself has none
   */
  static @Nullable Duration requestedDelay(Reply reply, Instant localTime) {
    String value = reply.header("retry-after");
    if (value != null && value.matches("[0-9]{1,18}")) {
      return capped(Duration.ofSeconds(Long.parseLong(value)));
    }
    Instant until = Reply.time(value);
    Instant now = Objects.requireNonNullElse(reply.date(), localTime);
    return until == null ? null : capped(Duration.between(now, until));
  }

  private static Duration capped(Duration wait) {
    Duration some = wait.isNegative() ? Duration.ZERO : wait;
    return some.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : some;
  }

  /**
   * The failure of a look-up that cannot wait for its next try.
   *
   * @param requested how long the API asked to wait; null if it did not
   * @param option the option that does not allow it
   */
  static Failure tooLong(Failure failure, @Nullable Duration requested, String option) {
    if (requested == null) {
      return failure;
    }
    Duration seconds = Duration.ofSeconds(requested.plusMillis(999).toSeconds());
    String wait = "; Retry-After is " + DurationText.format(seconds);
    return new Failure(
        failure.status(),
        failure.message() + wait + ", past the deadline (" + option + ")",
        failure.httpStatus(),
        failure.retryable());
  }
}
