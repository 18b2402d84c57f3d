package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How long before the reference time something happened.
 *
 * @param millis milliseconds; negative for what happened after the reference time
 * @param anchored whether the reference time is the user's {@code --before} rather than now
 */
public record Age(long millis, boolean anchored) {
  /** The age that is shown for an instant. */
  public static Age of(Instant executedAt, ReferenceTime reference) {
    return new Age(
        Duration.between(executedAt, reference.shown()).toMillis(), reference.anchored());
  }

  /** Whole seconds, rounded down so that an age is never overstated. */
  public long seconds() {
    return Math.floorDiv(millis, 1000L);
  }

  /** Whether it lies further after the reference time than two clocks may differ. */
  public boolean isFuture() {
    return -millis > Clocks.TOLERANCE.toMillis();
  }
}
