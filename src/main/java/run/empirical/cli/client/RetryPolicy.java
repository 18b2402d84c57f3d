package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Failure;

/**
 * When a try that failed is tried again.
 *
 * @param retries how many further tries there may be
 * @param random numbers from 0 (inclusive) to 1, for the jitter
 */
public record RetryPolicy(int retries, DoubleSupplier random) {
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final int MOST_DOUBLINGS = 16;
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int MOST_DIGITS = 18;

  /** Whether another try may come out differently. */
  boolean isTransient(Failure failure) {
    if (failure.httpStatus() == null) {
      return failure.retryable();
    }
    return switch (failure.httpStatus()) {
      case 408, 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  /**
   * How long to wait before the next try when the server does not say. Doubles from half a second,
   * and shortens that by up to half so that clients spread out.
   *
   * @param tries how many tries there were, at least 1
   */
  Duration backOff(int tries) {
    long whole = FIRST_DELAY.toMillis() << Math.min(tries - 1, MOST_DOUBLINGS);
    return Duration.ofMillis(whole - (long) (random.getAsDouble() * whole / 2));
  }

  /**
   * How long the server asks to wait, at most a year; null when it does not, or not in words that
   * HTTP knows.
   *
   * @param retryAfter the reply's {@code Retry-After}: seconds or an HTTP date; null without one
   * @param now what an HTTP date is counted from
   */
  static @Nullable Duration asked(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    Duration wait = wait(retryAfter.strip(), now);
    return wait != null && wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static @Nullable Duration wait(String value, Instant now) {
    if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return value.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(value));
    }
    Instant until = HttpDate.parse(value, now);
    if (until == null) {
      return null;
    }
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }
}
