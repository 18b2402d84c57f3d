package run.empirical.cli.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The time from an event to the reference time. As text it is rounded down, so that it is never
 * overstated.
 *
 * @param reference the time that the age counts from
 * @param atOtherTime false if the reference time is now; true if it is, for example, {@code
 *     --before}
 */
public record Age(Instant event, Instant reference, boolean atOtherTime) {
  /** The units in which an age is compared with a limit; less than a minute is in seconds. */
  private static final List<Unit> LARGEST_FIRST = List.of(Unit.DAY, Unit.HOUR, Unit.MINUTE);

  private enum Unit {
    SECOND(1),
    MINUTE(60),
    HOUR(3_600),
    DAY(86_400),
    MONTH(30 * 86_400),
    YEAR(365 * 86_400);

    private static final long MAX_MONTHS = 11;

    private final long seconds;

    Unit(long seconds) {
      this.seconds = seconds;
    }

    /** The largest unit that is not longer than an age; a second for a negative one. */
    static Unit of(long age) {
      Unit largest = SECOND;
      for (Unit unit : values()) {
        largest = unit.seconds <= age ? unit : largest;
      }
      return largest;
    }

    /** The age in this unit. Twelve months are not a year yet. */
    String text(long age) {
      long number = this == MONTH ? Math.min(age / seconds, MAX_MONTHS) : age / seconds;
      return number + " " + name().toLowerCase(Locale.ROOT) + (number == 1 ? "" : "s");
    }

    String brief(long age) {
      return age / seconds + name().substring(0, 1).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The age in milliseconds; negative if the event is after the reference time. A file's time may
   * be so far away that it does not fit into a {@code long}; then it is the largest or the smallest
   * one.
   */
  public long millis() {
    return TimeUnit.MILLISECONDS.convert(Duration.between(event, reference));
  }

  /** The age in whole seconds, rounded down. */
  public long seconds() {
    return Math.floorDiv(millis(), 1000L);
  }

  /** Whether it exceeds a limit, in whole seconds. */
  public boolean exceeds(Duration limit) {
    return seconds() > limit.toSeconds();
  }

  /** Whether the event is after the reference time by more than the clock tolerance. */
  public boolean isFuture() {
    return millis() < -RunClock.TOLERANCE.toMillis();
  }

  /**
   * {@code 3 hours ago}, or {@code 3 hours earlier} if the age counts from another time. An event
   * in the future is shown as its instant.
   */
  public String text() {
    if (isFuture()) {
      return event.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    Unit unit = Unit.of(seconds());
    if (unit == Unit.SECOND) {
      return atOtherTime ? "just then" : "just now";
    }
    return unit.text(seconds()) + (atOtherTime ? " earlier" : " ago");
  }

  /**
   * {@code now} for less than a minute, then {@code 59m}, {@code 23h}, {@code 364d} and years as in
   * {@code 2y}; {@code future} for an event in the future.
   */
  public String brief() {
    if (isFuture()) {
      return "future";
    }
    Unit unit = Unit.of(seconds());
    return switch (unit) {
      case SECOND -> "now";
      case MONTH -> Unit.DAY.brief(seconds());
      default -> unit.brief(seconds());
    };
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
    for (Unit unit : LARGEST_FIRST) {
      if (shown / unit.seconds != limitSeconds / unit.seconds) {
        shown -= shown % unit.seconds;
        break;
      }
    }
    return TypedDuration.format(Duration.ofSeconds(shown));
  }
}
