package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
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
  private static final int MAX_DOUBLINGS = 16;
  private static final Duration MAX_DELAY = Duration.ofDays(365);
  private static final int MAX_DIGITS = 18;

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
    long whole = FIRST_DELAY.toMillis() << Math.min(tries - 1, MAX_DOUBLINGS);
    return Duration.ofMillis(whole - (long) (random.getAsDouble() * whole / 2));
  }

  /**
   * How long a reply asks to wait ({@code Retry-After}, in seconds or as an HTTP date), capped at a
   * year; null if it does not, or if the value is invalid.
   *
   * @param localTime what a date is compared with if the reply itself has none
   */
  static @Nullable Duration requestedDelay(Reply reply, Instant localTime) {
    String retryAfter = reply.header("retry-after");
    if (retryAfter == null) {
      return null;
    }
    String value = retryAfter.strip();
    Duration wait;
    if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      wait = value.length() > MAX_DIGITS ? MAX_DELAY : Duration.ofSeconds(Long.parseLong(value));
    } else {
      Instant until = Reply.time(value);
      if (until == null) {
        return null;
      }
      Instant sent = reply.date();
      Instant now = sent == null ? localTime : sent;
      wait = until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
    return wait.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : wait;
  }

  /** The failure of a look-up that was asked to wait longer than an option allows. */
  static Failure tooLong(Failure failure, Duration requested, String option) {
    Duration seconds = Duration.ofSeconds(requested.plusMillis(999).toSeconds());
    String wait = "; the API asked to wait " + DurationText.format(seconds);
    return new Failure(
        failure.kind(),
        failure.message() + wait + ", more than is left of " + option,
        failure.httpStatus(),
        failure.retryable());
  }
}
