package run.empirical.cli.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Parses and formats durations: {@code 1h30m}, {@code 2w}, or ISO 8601 such as {@code PT24H}. */
public final class DurationText {

  private static final String COMPACT_UNITS = "wdhms";
  private static final String ISO_DATE_UNITS = "WD";
  private static final String ISO_TIME_UNITS = "HMS";

  private static final long SECONDS_PER_WEEK = 604_800;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long SECONDS_PER_HOUR = 3_600;
  private static final long SECONDS_PER_MINUTE = 60;

  private static final long MAX_DAYS = 36_500;
  private static final long MAX_SECONDS = MAX_DAYS * SECONDS_PER_DAY;

  private static final String EXPECTED = "a duration such as 90s, 24h, 1h30m, 2w or PT24H";

  private DurationText() {}

  /**
   * Parses a duration of whole seconds, longer than zero and at most 36500 days.
   *
   * <p>Compact: units {@code w d h m s} in that order, each at most once. ISO 8601: weeks, days,
   * hours, minutes and seconds, likewise. ASCII digits only, no signs, fractions or white space.
   *
   * @throws IllegalArgumentException with a message that completes "expected ..."
   */
  public static Duration parse(String text) {
    long seconds =
        text.startsWith("P") ? isoSeconds(text.substring(1)) : seconds(text, COMPACT_UNITS);
    if (seconds == 0) {
      throw new IllegalArgumentException("a duration longer than zero");
    }
    if (seconds > MAX_SECONDS) {
      throw new IllegalArgumentException("a duration of at most " + MAX_DAYS + "d");
    }
    return Duration.ofSeconds(seconds);
  }

  /**
   * Formats a duration of whole seconds in the compact form, from days down, omitting units that
   * are zero: {@code 14d}, {@code 1d12h}, {@code 1m30s}; zero is {@code 0s}.
   *
   * @throws IllegalArgumentException if the duration is negative or has a fraction of a second
   */
  public static String format(Duration duration) {
    if (duration.isNegative() || !duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException("not a number of whole seconds: " + duration);
    }
    if (duration.isZero()) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    append(text, duration.toDaysPart(), 'd');
    append(text, duration.toHoursPart(), 'h');
    append(text, duration.toMinutesPart(), 'm');
    append(text, duration.toSecondsPart(), 's');
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, char unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }

  private static long isoSeconds(String afterP) {
    int t = afterP.indexOf('T');
    if (t < 0) {
      return seconds(afterP, ISO_DATE_UNITS);
    }
    long dateSeconds = t == 0 ? 0 : seconds(afterP.substring(0, t), ISO_DATE_UNITS);
    return dateSeconds + seconds(afterP.substring(t + 1), ISO_TIME_UNITS);
  }

  /** Adds up one or more amounts with units; the units must be in the given order. */
  private static long seconds(String text, String units) {
    long total = 0;
    int nextUnit = 0;
    int at = 0;
    do {
      int digits = at;
      long amount = 0;
      while (at < text.length() && isDigit(text.charAt(at))) {
        amount = saturated(amount * 10 + (text.charAt(at) - '0'));
        at++;
      }
      if (at == digits || at == text.length()) {
        throw new IllegalArgumentException(EXPECTED);
      }
      int unit = units.indexOf(text.charAt(at), nextUnit);
      if (unit < 0) {
        throw new IllegalArgumentException(EXPECTED);
      }
      total += amount * secondsPer(units.charAt(unit));
      nextUnit = unit + 1;
      at++;
    } while (at < text.length());
    return total;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /** Caps the amount just above the maximum, so that no sum or product can overflow. */
  private static long saturated(long amount) {
    return Math.min(amount, MAX_SECONDS + 1);
  }

  private static long secondsPer(char unit) {
    return switch (unit) {
      case 'w', 'W' -> SECONDS_PER_WEEK;
      case 'd', 'D' -> SECONDS_PER_DAY;
      case 'h', 'H' -> SECONDS_PER_HOUR;
      case 'm', 'M' -> SECONDS_PER_MINUTE;
      default -> 1;
    };
  }
}
