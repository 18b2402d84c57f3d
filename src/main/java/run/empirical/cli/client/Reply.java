package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The raw reply to one request.
 *
 * @param status the HTTP status
 * @param body the body; longer than {@link #MAX_BODY}, and perhaps not whole, if it was too large
 * @param headers the values of each header, by its name in lower case
 */
// Replies are never compared, so the array is harmless.
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, byte[] body, Map<String, List<String>> headers) {
  /** The maximum size of a body, in bytes: 16 MiB. */
  static final int MAX_BODY = 16 * 1024 * 1024;

  private static final Duration MAX_DELAY = Duration.ofDays(365);

  /** A number with more digits exceeds the maximum, and may not fit into a {@code long}. */
  private static final int MAX_DELAY_DIGITS = 9;

  private static final int MAX_START = 512;
  private static final Pattern PAGE = Pattern.compile("(?i)\\s*<(!doctype )?html");

  /**
   * The format that servers must send (RFC 9110, 5.6.7). Java's own parser also accepts nine-digit
   * years, which would overflow later.
   */
  private static final Pattern HTTP_DATE =
      Pattern.compile("[A-Za-z]{3}, [0-9]{1,2} [A-Za-z]{3} [0-9]{4} [0-9:]{8} GMT");

  /** The first value of a header, whose name is given in lower case; null if there is none. */
  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** The server's time when it sent the reply; null if the reply does not have it. */
  @Nullable Instant date() {
    return time(header("date"));
  }

  /**
   * How long the server asks to wait ({@code Retry-After}, in seconds or as an HTTP date), capped
   * at a year; null if it does not ask, or if the value is invalid.
   *
   * @param localTime this machine's time, to compare a date with if the reply has no {@code Date}
   */
  @Nullable Duration retryAfter(Instant localTime) {
    String value = header("retry-after");
    if (value != null && value.matches("[0-9]+")) {
      String seconds = value.replaceFirst("^0+(?=.)", "");
      return seconds.length() > MAX_DELAY_DIGITS
          ? MAX_DELAY
          : capped(Duration.ofSeconds(Long.parseLong(seconds)));
    }
    Instant until = time(value);
    Instant now = Objects.requireNonNullElse(date(), localTime);
    return until == null ? null : capped(Duration.between(now, until));
  }

  private static Duration capped(Duration wait) {
    Duration nonNegative = wait.isNegative() ? Duration.ZERO : wait;
    return nonNegative.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : nonNegative;
  }

  /** Parses a date such as {@code Tue, 24 Nov 2026 09:12:44 GMT}; null for any other text. */
  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null || !HTTP_DATE.matcher(text).matches()
          ? null
          : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Whether the body's declared type has a text in it, given in lower case. */
  boolean isDeclaredAs(String type) {
    String declared = header("content-type");
    return declared != null && declared.toLowerCase(Locale.ROOT).contains(type);
  }

  /** Whether the body is HTML, as declared or by its start. */
  boolean isWebPage() {
    String start =
        new String(body, 0, Math.min(body.length, MAX_START), StandardCharsets.ISO_8859_1);
    return isDeclaredAs("html") || PAGE.matcher(start).lookingAt();
  }
}
