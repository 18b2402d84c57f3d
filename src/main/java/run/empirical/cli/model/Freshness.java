package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How recently a test case passed: before the Playwright run that a list comes from, else before
 * the reference time.
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
  /** Not in the look-back window. */
  NONE,
  /** The look-up failed. */
  UNKNOWN;

  private static final Duration ONE_DAY = Duration.ofDays(1);
  private static final Duration ONE_WEEK = Duration.ofDays(7);

  /** Classifies an answered test case by its newest cell; the start is null without a run. */
  static Freshness of(Cell newest, @Nullable Instant runStart) {
    if (newest.lastPass() == null || newest.age() == null) {
      return NONE;
    }
    Instant passed = newest.lastPass().executedAt();
    if (runStart != null && !passed.isBefore(runStart)) {
      return AGAIN;
    }
    Duration before =
        runStart == null
            ? Duration.ofMillis(newest.age().millis())
            : Duration.between(passed, runStart);
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
