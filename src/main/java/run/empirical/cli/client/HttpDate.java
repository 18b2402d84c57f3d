package run.empirical.cli.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses HTTP dates in the three formats that a recipient must accept (RFC 9110, 5.6.7). */
final class HttpDate {
  /** Java's own parser also accepts nine-digit years, which would overflow later. */
  private static final Pattern FORMAT =
      Pattern.compile("[A-Za-z]{3}, [0-9]{1,2} [A-Za-z]{3} [0-9]{4} [0-9:]{8} GMT");

  private HttpDate() {}

  /**
   * Parses an HTTP date; null for any other text.
   *
   * @param text such as {@code Tue, 24 Nov 2026 09:12:44 GMT}, {@code Tuesday, 24-Nov-26 09:12:44
   *     GMT} or {@code Tue Nov 24 09:12:44 2026}
   * @param now decides the century of a two-digit year
   */
  static @Nullable Instant parse(String text, Instant now) {
    String date = FORMAT.matcher(text).matches() ? text : Obsolete.toCurrentFormat(text, now);
    if (date == null) {
      return null;
    }
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The two obsolete formats, in a class of their own that is loaded only when needed. */
  private static final class Obsolete {
    private static final Pattern RFC_850 =
        Pattern.compile(
            "([A-Z][a-z]{2})[a-z]{3,6}, ([0-9]{2})-([A-Z][a-z]{2})-([0-9]{2}) ([0-9:]{8}) GMT");
    private static final Pattern ASCTIME =
        Pattern.compile("([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([ 0-9][0-9]) ([0-9:]{8}) ([0-9]{4})");
    private static final int YEARS_AHEAD = 50;

    private Obsolete() {}

    static @Nullable String toCurrentFormat(String text, Instant now) {
      Matcher rfc850 = RFC_850.matcher(text);
      if (rfc850.matches()) {
        int year = year(Integer.parseInt(rfc850.group(4)), now);
        return rfc850.replaceFirst("$1, $2 $3 " + year + " $5 GMT");
      }
      Matcher asctime = ASCTIME.matcher(text);
      return asctime.matches()
          ? asctime.replaceFirst("$1, $3 $2 $5 $4 GMT").replace("  ", " ")
          : null;
    }

    /** A year that seems more than 50 years ahead is in the previous century. */
    private static int year(int twoDigits, Instant now) {
      int thisYear = LocalDateTime.ofInstant(now, ZoneOffset.UTC).getYear();
      int year = thisYear - thisYear % 100 + twoDigits;
      return year > thisYear + YEARS_AHEAD ? year - 100 : year;
    }
  }
}
