package run.empirical.cli.time;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as text: {@code 1h30m}, {@code 2w}, or ISO 8601 such as {@code PT24H}.
 *
 * @param text as it was typed
 * @param duration its value
 */
public record TypedDuration(String text, Duration duration) {
  private static final Pattern COMPACT =
      Pattern.compile("(?:(\\d++)w)?(?:(\\d++)d)?(?:(\\d++)h)?(?:(\\d++)m)?(?:(\\d++)s)?");

  private static final Pattern ISO =
      Pattern.compile(
          "P(?:(\\d++)W)?(?:(\\d++)D)?(?:T(?=\\d)(?:(\\d++)H)?(?:(\\d++)M)?(?:(\\d++)S)?)?");

  private static final long[] SECONDS_PER_UNIT = {604_800, 86_400, 3_600, 60, 1};

  private static final long MAX_DAYS = 36_500;
  private static final long MAX_SECONDS = MAX_DAYS * 86_400;

  /** A number with more digits exceeds the maximum, and may not fit into a {@code long}. */
  private static final int MAX_DIGITS = 10;

  /**
   * Parses a duration of whole seconds, longer than zero and at most 36500 days.
   *
   * <p>Compact: units {@code w d h m s} in that order, each at most once. ISO 8601: weeks, days,
   * hours, minutes and seconds, likewise. ASCII digits only, no signs, fractions or white space.
   *
   * @throws IllegalArgumentException with a message that completes "expected ..."
   */
  public static TypedDuration parse(String text) {
    Matcher amounts = (text.startsWith("P") ? ISO : COMPACT).matcher(text);
    // The patterns also match a duration without any amount.
    if (!amounts.matches() || text.length() < 2) {
      throw new IllegalArgumentException("a duration such as 90s, 24h, 1h30m, 2w or PT24H");
    }
    long seconds = 0;
    for (int unit = 0; unit < SECONDS_PER_UNIT.length; unit++) {
      String digits = amounts.group(unit + 1);
      if (digits != null) {
        long amount = digits.length() > MAX_DIGITS ? MAX_SECONDS + 1 : Long.parseLong(digits);
        seconds += amount * SECONDS_PER_UNIT[unit];
      }
    }
    if (seconds == 0) {
      throw new IllegalArgumentException("a duration longer than zero");
    }
    if (seconds > MAX_SECONDS) {
      throw new IllegalArgumentException("a duration of at most " + MAX_DAYS + "d");
    }
    return new TypedDuration(text, Duration.ofSeconds(seconds));
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

  /** Formats a duration as {@link #format} does, rounded up to whole seconds. */
  public static String formatUp(Duration duration) {
    return format(Duration.ofSeconds(duration.plusNanos(999_999_999).toSeconds()));
  }

  private static void append(StringBuilder text, long amount, char unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
