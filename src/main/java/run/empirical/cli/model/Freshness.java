package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How recently a test case passed: before the Playwright run that a list comes from, else before
 * the reference time. People read failed tests in this order.
 */
public enum Freshness {
  /** It passed again since that run began. */
  AGAIN,
  /** Within a day before. */
  DAY,
  /** Within a week before. */
  WEEK,
  /** Earlier in the look-back window. */
  EARLIER,
  /** Each pass lies in the future, so that its age is unknown. */
  FUTURE,
  /** Not in the look-back window. */
  NONE,
  /** The look-up failed. */
  UNKNOWN;

  private static final Duration ONE_DAY = Duration.ofDays(1);
  private static final Duration ONE_WEEK = Duration.ofDays(7);

  /**
   * Classifies a pass that does not lie in the future.
   *
   * @param runStart when the Playwright run began; null without one
   * @param asOf the reference time
   */
  static Freshness of(Instant passed, @Nullable Instant runStart, Instant asOf) {
    if (runStart != null && !passed.isBefore(runStart)) {
      return AGAIN;
    }
    Duration before = Duration.between(passed, runStart == null ? asOf : runStart);
    if (before.compareTo(ONE_DAY) <= 0) {
      return DAY;
    }
    return before.compareTo(ONE_WEEK) <= 0 ? WEEK : EARLIER;
  }

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
