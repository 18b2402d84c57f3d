package run.empirical.cli.time;

import java.time.Duration;

/**
 * The time from an event to the reference time.
 *
 * @param millis in milliseconds; negative if the event is after the reference time
 * @param anchored whether the reference time is the user's {@code --before} rather than now
 */
public record Age(long millis, boolean anchored) {
  /** In whole seconds, rounded down so that an age is never overstated. */
  public long seconds() {
    return Math.floorDiv(millis, 1000L);
  }

  /** Whether it is over a limit, in whole seconds. */
  public boolean exceeds(Duration limit) {
    return seconds() > limit.toSeconds();
  }

  /** Whether the event is after the reference time by more than the clock tolerance. */
  public boolean isFuture() {
    return -millis > RunClock.TOLERANCE.toMillis();
  }
}
