package run.empirical.cli.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses HTTP dates in the format that servers must send (RFC 9110, 5.6.7). */
final class HttpDate {
  /** Java's own parser also accepts nine-digit years, which would overflow later. */
  private static final Pattern FORMAT =
      Pattern.compile("[A-Za-z]{3}, [0-9]{1,2} [A-Za-z]{3} [0-9]{4} [0-9:]{8} GMT");

  private HttpDate() {}

  /** Parses a date such as {@code Tue, 24 Nov 2026 09:12:44 GMT}; null for any other text. */
  static @Nullable Instant parse(String text) {
    if (!FORMAT.matcher(text).matches()) {
      return null;
    }
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
