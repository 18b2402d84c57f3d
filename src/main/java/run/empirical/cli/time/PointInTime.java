package run.empirical.cli.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as users write it: an instant, or a duration before now. The other one is null.
 *
 * @param instant the instant
 * @param ago how long ago it is
 */
public record PointInTime(@Nullable Instant instant, @Nullable TypedDuration ago) {
  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");

  /** A date, a time of day and an offset. Java's parsers check their numbers. */
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)"
              + "(?:[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)"
              + "(?: ?(Z|[+-]\\d\\d(?::?\\d\\d)?))?)?");

  /**
   * Parses a duration, a date (its midnight UTC), or an RFC 3339 time, where seconds are optional
   * and a space may replace the T. The offset may follow a space and lack the colon or the minutes,
   * as {@code date} and git write it. A time without an offset is rejected, since most people would
   * mean their own time zone.
   *
   * @throws IllegalArgumentException with a message that says what was expected
   */
  public static PointInTime parse(String text) {
    try {
      return new PointInTime(null, TypedDuration.parse(text));
    } catch (IllegalArgumentException e) {
      // Not a duration, so it must be a time.
    }
    try {
      Instant instant = read(text.toUpperCase(Locale.ROOT));
      // An offset may lead to a year before it, which RFC 3339 cannot express.
      if (!instant.isBefore(YEAR_0)) {
        return new PointInTime(instant, null);
      }
    } catch (DateTimeException e) {
      // Falls through to the message for every invalid time.
    }
    throw new IllegalArgumentException(
        "a time such as 2026-11-01T09:30Z, 2026-11-01T09:30+02:00 or 2026-11-01, or a duration such"
            + " as 2d for that long ago");
  }

  private static Instant read(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      throw new DateTimeException("not a time");
    }
    LocalDate date = LocalDate.parse(parts.group(1));
    if (parts.group(2) == null) {
      return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    LocalTime time = LocalTime.parse(parts.group(2));
    if (parts.group(3) == null) {
      String local = date + "T" + parts.group(2);
      throw new IllegalArgumentException(
          "a time with its offset, such as " + local + "Z for UTC or " + local + "+02:00");
    }
    return date.atTime(time).toInstant(ZoneOffset.of(parts.group(3)));
  }

  /** This time, but later by the given duration. A duration stays: it counts back from now. */
  public PointInTime plus(Duration by) {
    return instant == null ? this : new PointInTime(instant.plus(by), null);
  }

  /** The instant; a duration counts back from now, to the millisecond. */
  public Instant at(Instant now) {
    return instant != null
        ? instant
        : now.minus(ago == null ? Duration.ZERO : ago.duration()).truncatedTo(ChronoUnit.MILLIS);
  }
}
