package run.empirical.cli.time;

import java.time.Duration;

/** Parses and formats durations: {@code 1h30m}, {@code 2w}, or ISO 8601 such as {@code PT24H}. */
public final class DurationText {
  private static final String UNITS = "wdhms";
  private static final long[] SECONDS_PER_UNIT = {604_800, 86_400, 3_600, 60, 1};

  private static final long MAX_DAYS = 36_500;
  private static final long MAX_SECONDS = MAX_DAYS * 86_400;

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
    long seconds = text.startsWith("P") ? isoSeconds(text.substring(1)) : seconds(text, UNITS);
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
   */
  public static String format(Duration duration) {
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
      return seconds(afterP, "WD");
    }
    long dateSeconds = t == 0 ? 0 : seconds(afterP.substring(0, t), "WD");
    return dateSeconds + seconds(afterP.substring(t + 1), "HMS");
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
        // Just above the maximum is enough, and no sum or product can overflow.
        amount = Math.min(amount * 10 + (text.charAt(at) - '0'), MAX_SECONDS + 1);
        at++;
      }
      int unit =
          at == digits || at == text.length() ? -1 : units.indexOf(text.charAt(at), nextUnit);
      if (unit < 0) {
        throw new IllegalArgumentException("a duration such as 90s, 24h, 1h30m, 2w or PT24H");
      }
      total += amount * SECONDS_PER_UNIT[UNITS.indexOf(Character.toLowerCase(units.charAt(unit)))];
      nextUnit = unit + 1;
      at++;
    } while (at < text.length());
    return total;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
