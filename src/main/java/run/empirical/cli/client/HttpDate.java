package run.empirical.cli.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The dates of HTTP headers (RFC 9110, section 5.6.7, the form that senders must use). */
final class HttpDate {
  /** Java's own format also takes years of nine digits, which no arithmetic is ready for. */
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z]{3}, [0-9]{1,2} [A-Za-z]{3} [0-9]{4} [0-9:]{8} GMT");

  private HttpDate() {}

  /** The instant of an HTTP date such as {@code Tue, 24 Nov 2026 09:12:44 GMT}; null for others. */
  static @Nullable Instant parse(@Nullable String text) {
    if (text == null || !FORM.matcher(text).matches()) {
      return null;
    }
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
