package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as users give it: one of the two is null.
 *
 * @param instant the time itself
 * @param ago how long ago it is
 */
public record PointInTime(@Nullable Instant instant, @Nullable Duration ago) {
  /**
   * Parses a time or a duration.
   *
   * @throws IllegalArgumentException with a message that says what was expected
   */
  public static PointInTime parse(String text) {
    try {
      return new PointInTime(null, DurationText.parse(text));
    } catch (IllegalArgumentException e) {
      // Not a duration, so it must be a time.
    }
    try {
      return new PointInTime(InstantText.parse(text), null);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + ", or a duration such as 2d for that long ago", e);
    }
  }

  /**
   * The instant; if counted back, to the millisecond.
   *
   * @param now the time that a duration counts back from
   */
  public Instant at(Instant now) {
    return instant != null
        ? instant
        : now.minus(ago == null ? Duration.ZERO : ago).truncatedTo(ChronoUnit.MILLIS);
  }
}
