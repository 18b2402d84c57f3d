package run.empirical.cli.jq;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** Formats of times as in C, such as {@code %Y-%m-%d}, with English names. */
final class JqTimeFormat {
  private static final WeekFields FROM_SUNDAY = WeekFields.of(DayOfWeek.SUNDAY, 7);
  private static final WeekFields FROM_MONDAY = WeekFields.of(DayOfWeek.MONDAY, 7);
  private static final int MOST_YEAR_DIGITS = 9;
  private static final int FIRST_SHORT_YEAR = 1969;
  private static final int SHORT_NAME = 3;

  /** The numbers of the days of the week from Sunday as 0, by those from Monday as 1. */
  private static final Map<Long, String> FROM_SUNDAY_AS_0 =
      Map.of(1L, "1", 2L, "2", 3L, "3", 4L, "4", 5L, "5", 6L, "6", 7L, "0");

  private final DateTimeFormatterBuilder builder =
      new DateTimeFormatterBuilder().parseCaseInsensitive().parseLenient();

  private JqTimeFormat() {}

  /** Reads a format, for printing and parsing. */
  static DateTimeFormatter of(String format) throws JsonQueryException {
    JqTimeFormat parts = new JqTimeFormat();
    parts.add(format);
    return parts.builder.toFormatter(Locale.ROOT);
  }

  private void add(String format) throws JsonQueryException {
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) == '%' && i + 1 < format.length()) {
        i++;
        addConversion(format.charAt(i));
      } else {
        builder.appendLiteral(format.charAt(i));
      }
    }
  }

  private void addConversion(char letter) throws JsonQueryException {
    switch (letter) {
      case 'a' -> addName(ChronoField.DAY_OF_WEEK, DayOfWeek.values(), SHORT_NAME);
      case 'A' -> addName(ChronoField.DAY_OF_WEEK, DayOfWeek.values(), Integer.MAX_VALUE);
      case 'b', 'h' -> addName(ChronoField.MONTH_OF_YEAR, Month.values(), SHORT_NAME);
      case 'B' -> addName(ChronoField.MONTH_OF_YEAR, Month.values(), Integer.MAX_VALUE);
      case 'c' -> add("%a %b %e %H:%M:%S %Y");
      case 'd' -> builder.appendValue(ChronoField.DAY_OF_MONTH, 2);
      case 'D', 'x' -> add("%m/%d/%y");
      case 'e' -> builder.padNext(2).appendValue(ChronoField.DAY_OF_MONTH);
      case 'F' -> add("%Y-%m-%d");
      case 'G' -> addYear(IsoFields.WEEK_BASED_YEAR);
      case 'H' -> builder.appendValue(ChronoField.HOUR_OF_DAY, 2);
      case 'I' -> builder.appendValue(ChronoField.CLOCK_HOUR_OF_AMPM, 2);
      case 'j' -> builder.appendValue(ChronoField.DAY_OF_YEAR, 3);
      case 'm' -> builder.appendValue(ChronoField.MONTH_OF_YEAR, 2);
      case 'M' -> builder.appendValue(ChronoField.MINUTE_OF_HOUR, 2);
      case 'n' -> builder.appendLiteral('\n');
      case 'p' -> builder.appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM"));
      case 'r' -> add("%I:%M:%S %p");
      case 'R' -> add("%H:%M");
      case 's' -> builder.appendValue(ChronoField.INSTANT_SECONDS);
      case 'S' -> builder.appendValue(ChronoField.SECOND_OF_MINUTE, 2);
      case 't' -> builder.appendLiteral('\t');
      case 'T', 'X' -> add("%H:%M:%S");
      case 'u' -> builder.appendValue(ChronoField.DAY_OF_WEEK, 1);
      case 'U' -> builder.appendValue(FROM_SUNDAY.weekOfYear(), 2);
      case 'V' -> builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
      case 'w' -> builder.appendText(ChronoField.DAY_OF_WEEK, FROM_SUNDAY_AS_0);
      case 'W' -> builder.appendValue(FROM_MONDAY.weekOfYear(), 2);
      case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_SHORT_YEAR);
      case 'Y' -> addYear(ChronoField.YEAR);
      case 'z' -> builder.appendOffset("+HHMM", "+0000");
      case 'Z' -> builder.appendOffset("+HHMM", "UTC");
      case '%' -> builder.appendLiteral('%');
      default -> throw new JsonQueryException("%" + letter + " in a time format is not supported");
    }
  }

  private void addYear(TemporalField field) {
    builder.appendValue(field, 1, MOST_YEAR_DIGITS, SignStyle.NORMAL);
  }

  /** Adds the start of a name, which in English is that of the constant. */
  private void addName(ChronoField field, Enum<?>[] constants, int length) {
    Map<Long, String> texts = new HashMap<>();
    for (Enum<?> constant : constants) {
      String upper = constant.name();
      String name = upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT);
      texts.put(texts.size() + 1L, name.substring(0, Math.min(length, name.length())));
    }
    builder.appendText(field, texts);
  }
}
