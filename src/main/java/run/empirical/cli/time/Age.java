package run.empirical.cli.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * The time from an event to the reference time. As text it is rounded down, so that it is never
 * overstated.
 *
 * @param millis in milliseconds; negative if the event is after the reference time
 * @param atOtherTime false if the reference time is now; true if it is, for example, {@code
 *     --before}
 */
public record Age(long millis, boolean atOtherTime) {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long MONTH = 30 * DAY;
  private static final long YEAR = 365 * DAY;
  private static final long MAX_MONTHS = 11;

  private static final long[] UNITS = {DAY, HOUR, MINUTE};

  /**
   * The age of an event at a reference time. A file's time may be so far away that its age does not
   * fit into a {@code long}; then it is the largest or the smallest one.
   */
  public static Age of(Instant event, Instant reference, boolean atOtherTime) {
    long millis = TimeUnit.MILLISECONDS.convert(Duration.between(event, reference));
    return new Age(millis, atOtherTime);
  }

  /** The age in whole seconds, rounded down. */
  public long seconds() {
    return Math.floorDiv(millis, 1000L);
  }

  /** Whether it exceeds a limit, in whole seconds. */
  public boolean exceeds(Duration limit) {
    return seconds() > limit.toSeconds();
  }

  /** Whether the event is after the reference time by more than the clock tolerance. */
  public boolean isFuture() {
    return millis < -RunClock.TOLERANCE.toMillis();
  }

  /**
   * {@code 3 hours ago}, or {@code 3 hours earlier} if the age counts from another time. An event
   * in the future is shown as its instant.
   */
  public String words(Instant event) {
    if (isFuture()) {
      return event.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    long seconds = seconds();
    if (seconds < MINUTE) {
      return atOtherTime ? "just then" : "just now";
    }
    if (seconds < HOUR) {
      return count(seconds / MINUTE, "minute");
    }
    if (seconds < DAY) {
      return count(seconds / HOUR, "hour");
    }
    if (seconds < MONTH) {
      return count(seconds / DAY, "day");
    }
    if (seconds < YEAR) {
      return count(Math.min(seconds / MONTH, MAX_MONTHS), "month");
    }
    return count(seconds / YEAR, "year");
  }

  private String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? " " : "s ") + (atOtherTime ? "earlier" : "ago");
  }

  /**
   * {@code now} for less than a minute, then {@code 59m}, {@code 23h}, {@code 364d} and years as in
   * {@code 2y}; {@code future} for an event in the future.
   */
  public String brief() {
    if (isFuture()) {
      return "future";
    }
    long seconds = seconds();
    if (seconds < MINUTE) {
      return "now";
    }
    if (seconds < HOUR) {
      return seconds / MINUTE + "m";
    }
    if (seconds < DAY) {
      return seconds / HOUR + "h";
    }
    return seconds < YEAR ? seconds / DAY + "d" : seconds / YEAR + "y";
  }

  /**
   * An age that exceeds a limit, down to the first unit in which it differs from the limit: {@code
   * 1d6h} for 30 hours and a limit of 24.
   *
   * @param limit the limit; a negative one counts as zero
   */
  public String briefOver(Duration limit) {
    long limitSeconds = Math.max(0, limit.toSeconds());
    long shown = Math.max(0, seconds());
    for (long unit : UNITS) {
      if (shown / unit != limitSeconds / unit) {
        shown -= shown % unit;
        break;
      }
    }
    return TypedDuration.format(Duration.ofSeconds(shown));
  }
}
