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

  /**
   * How long to wait before the next try.
   *
   * @param tries how many tries there were, at least 1
   * @param retryAfter the reply's {@code Retry-After}: seconds or an HTTP date; null without one
   * @param now what an HTTP date is counted from
   */
  Duration delay(int tries, @Nullable String retryAfter, Instant now) {
    Duration asked = parse(retryAfter, now);
    return asked != null ? asked : backOff(tries);
  }

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

  /** Doubles from half a second, and shortens that by up to half so that clients spread out. */
  private Duration backOff(int tries) {
    long whole = FIRST_DELAY.toMillis() << Math.min(tries - 1, MOST_DOUBLINGS);
    return Duration.ofMillis(whole - (long) (random.getAsDouble() * whole / 2));
  }

  private static @Nullable Duration parse(@Nullable String text, Instant now) {
    if (text == null) {
      return null;
    }
    String value = text.strip();
    if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      // More digits than this are more seconds than anyone waits.
      return value.length() > 8 ? LONGEST : Duration.ofSeconds(Long.parseLong(value));
    }
    Instant until = HttpDate.parse(value);
    if (until == null) {
      return null;
    }
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }
}
