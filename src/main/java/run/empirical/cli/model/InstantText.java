package run.empirical.cli.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Parses points in time as users write them. */
public final class InstantText {
  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  private InstantText() {}

  /**
   * Parses RFC 3339 with optional seconds and offset (default UTC), or a date, which means midnight
   * UTC.
   *
   * @throws IllegalArgumentException with a message that says what was expected
   */
  public static Instant parse(String text) {
    String value = text.toUpperCase(Locale.ROOT);
    try {
      if (value.length() >= 10 && isDigit(value.charAt(0)) && isDigit(value.charAt(3))) {
        Instant instant = read(value);
        // An offset may lead outside of four-digit years, which RFC 3339 cannot express.
        if (!instant.isBefore(YEAR_0) && instant.isBefore(YEAR_10000)) {
          return instant;
        }
      }
    } catch (DateTimeException e) {
      // Falls through to the message for every invalid time.
    }
    throw new IllegalArgumentException(
        "a time such as 2026-11-01T00:00:00Z, 2026-11-01T09:30 or 2026-11-01");
  }

  private static Instant read(String value) {
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
