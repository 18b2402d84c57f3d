package run.empirical.cli.option;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.DurationText;
import run.empirical.cli.model.InstantText;

/**
 * A point in time as an option names it: one of the two is null.
 *
 * @param instant the time itself
 * @param ago how long ago it is
 */
record TimeArgument(@Nullable Instant instant, @Nullable Duration ago) {
  /**
   * Reads a time or a duration.
   *
   * @throws IllegalArgumentException with a message that says what was expected
   */
  static TimeArgument parse(String text) {
    try {
      return new TimeArgument(null, DurationText.parse(text));
    } catch (IllegalArgumentException e) {
      // Not a duration, so it must be a time.
    }
    try {
      return new TimeArgument(InstantText.parse(text), null);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + ", or a duration such as 2d for that long ago", e);
    }
  }

  /**
   * The point in time, to the millisecond when it is counted back.
   *
   * @param now what a duration counts back from
   */
  Instant at(Instant now) {
    return instant != null
        ? instant
        : now.minus(ago == null ? Duration.ZERO : ago).truncatedTo(ChronoUnit.MILLIS);
  }
}
