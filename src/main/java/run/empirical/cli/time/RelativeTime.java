package run.empirical.cli.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Formats ages, rounded down so that an age is never overstated. */
public final class RelativeTime {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long MONTH = 30 * DAY;
  private static final long YEAR = 365 * DAY;
  private static final long MAX_MONTHS = 11;

  private static final List<ChronoUnit> UNITS =
      List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES);

  private RelativeTime() {}

  /**
   * {@code 3 hours ago}, or {@code 3 hours earlier} if the age counts from {@code --before}. Times
   * too far after the reference time are shown as the instant itself.
   */
  public static String words(Age age, Instant executedAt) {
    if (age.isFuture()) {
      return executedAt.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    String suffix = age.anchored() ? "earlier" : "ago";
    long seconds = age.seconds();
    if (seconds < MINUTE) {
      return age.anchored() ? "just then" : "just now";
    }
    if (seconds < HOUR) {
      return count(seconds / MINUTE, "minute", suffix);
    }
    if (seconds < DAY) {
      return count(seconds / HOUR, "hour", suffix);
    }
    if (seconds < MONTH) {
      return count(seconds / DAY, "day", suffix);
    }
    if (seconds < YEAR) {
      return count(Math.min(seconds / MONTH, MAX_MONTHS), "month", suffix);
    }
    return count(seconds / YEAR, "year", suffix);
  }

  /**
   * {@code now} for less than a minute, then {@code 59m}, {@code 23h}, {@code 364d} and years as in
   * {@code 2y}; {@code future} for times too far after the reference time.
   */
  public static String brief(Age age) {
    if (age.isFuture()) {
      return "future";
    }
    long seconds = age.seconds();
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
   * An age that is over a limit, down to the first unit in which it differs from it: {@code 1d6h}
   * for 30 hours and a limit of 24.
   *
   * @param limit that of no age, zero, if negative
   */
  public static String briefOver(Duration limit, Age age) {
    Duration least = limit.isNegative() ? Duration.ZERO : limit;
    Duration exact = Duration.ofSeconds(Math.max(0, age.seconds()));
    for (ChronoUnit unit : UNITS) {
      Duration whole = exact.truncatedTo(unit);
      if (!whole.equals(least.truncatedTo(unit))) {
        return DurationText.format(whole);
      }
    }
    return DurationText.format(exact);
  }

  private static String count(long number, String unit, String suffix) {
    return number + " " + unit + (number == 1 ? " " : "s ") + suffix;
  }
}
