package run.empirical.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import run.empirical.cli.model.DurationText;
import run.empirical.cli.model.SafeText;

/**
 * Reads the texts that options and the configuration file hold. Each reader throws {@link
 * IllegalArgumentException} with a message that says what was wanted and what was given.
 */
final class Readers {
  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  private Readers() {}

  /** An integer within bounds, both inclusive and not negative; ASCII digits only, no sign. */
  static int integer(String text, int least, int most) {
    try {
      if (text.chars().allMatch(c -> isDigit((char) c))) {
        int value = Integer.parseInt(text);
        if (value >= least && value <= most) {
          return value;
        }
      }
    } catch (NumberFormatException e) {
      // Falls through to the message that serves every wrong number.
    }
    throw new IllegalArgumentException(
        "expected an integer from " + least + " to " + most + ", got '" + text + "'");
  }

  /** A duration such as {@code 90s} or {@code PT24H}, at least as long as {@code least}. */
  static Duration duration(String text, Duration least) {
    Duration value;
    try {
      value = DurationText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected " + e.getMessage() + ", got '" + text + "'", e);
    }
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "expected at least " + DurationText.format(least) + ", got '" + text + "'");
    }
    return value;
  }

  /**
   * A point in time: RFC 3339 with seconds and offset optional (UTC without one), or a bare date,
   * which is that day's midnight UTC.
   */
  static Instant instant(String text) {
    String value = text.toUpperCase(Locale.ROOT);
    try {
      if (value.length() >= 10 && isDigit(value.charAt(0)) && isDigit(value.charAt(3))) {
        Instant instant = parse(value);
        // An offset may lead out of the years of four digits, beyond which RFC 3339 has no form.
        if (!instant.isBefore(YEAR_0) && instant.isBefore(YEAR_10000)) {
          return instant;
        }
      }
    } catch (DateTimeException e) {
      // Falls through to the message that serves every wrong time.
    }
    throw new IllegalArgumentException(
        "expected a time such as 2026-11-01T00:00:00Z, 2026-11-01T09:30 or 2026-11-01, got '"
            + text
            + "'");
  }

  /**
   * The text, unless it has lost characters: two names that differ could have become equal, and a
   * gate could have opened on the wrong one.
   */
  static String intact(String text) {
    if (!SafeText.isIntact(text)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8");
    }
    return text;
  }

  /** The environments of a comma-separated list, none of them blank. */
  static Set<String> environments(String text) {
    intact(text);
    Set<String> elements = new LinkedHashSet<>();
    for (String element : text.split(",", -1)) {
      if (element.isBlank()) {
        throw new IllegalArgumentException("an environment in '" + text + "' is empty");
      }
      elements.add(element.strip());
    }
    return elements;
  }

  /** A constant of an enum by its lower-case name. */
  static <E extends Enum<E>> E word(Class<E> type, String text) {
    StringBuilder wanted = new StringBuilder();
    E[] constants = type.getEnumConstants();
    for (int i = 0; i < constants.length; i++) {
      String word = constants[i].name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return constants[i];
      }
      wanted.append(i == 0 ? "" : i == constants.length - 1 ? " or " : ", ").append(word);
    }
    throw new IllegalArgumentException("expected " + wanted + ", got '" + text + "'");
  }

  /** One or several constants of an enum, by their lower-case names, with commas between them. */
  static <E extends Enum<E>> Set<E> words(Class<E> type, String text) {
    Set<E> words = EnumSet.noneOf(type);
    for (String word : text.split(",", -1)) {
      words.add(word(type, word.strip()));
    }
    return words;
  }

  private static Instant parse(String value) {
    if (value.length() == 10) {
      return LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    boolean hasOffset = value.endsWith("Z") || value.lastIndexOf('-') > 7 || value.contains("+");
    return hasOffset
        ? OffsetDateTime.parse(value).toInstant()
        : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
