package run.empirical.cli.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The dates of HTTP headers, in the three forms that a recipient must accept (RFC 9110, 5.6.7). */
final class HttpDate {
  /** Java's own format also takes years of nine digits, which no arithmetic is ready for. */
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z]{3}, [0-9]{1,2} [A-Za-z]{3} [0-9]{4} [0-9:]{8} GMT");

  private HttpDate() {}

  /**
   * The instant of an HTTP date; null for any other text.
   *
   * @param text such as {@code Tue, 24 Nov 2026 09:12:44 GMT}, {@code Tuesday, 24-Nov-26 09:12:44
   *     GMT} or {@code Tue Nov 24 09:12:44 2026}; null when there is none
   * @param now decides which century a year of two digits is in
   */
  static @Nullable Instant parse(@Nullable String text, Instant now) {
    if (text == null) {
      return null;
    }
    String date = FORM.matcher(text).matches() ? text : Obsolete.inTodaysForm(text, now);
    if (date == null) {
      return null;
    }
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The two forms that only old servers send; a class of its own, so that no other reply pays. */
  private static final class Obsolete {
    private static final Pattern RFC_850 =
        Pattern.compile(
            "([A-Z][a-z]{2})[a-z]{3,6}, ([0-9]{2})-([A-Z][a-z]{2})-([0-9]{2}) ([0-9:]{8}) GMT");
    private static final Pattern ASCTIME =
        Pattern.compile("([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([ 0-9][0-9]) ([0-9:]{8}) ([0-9]{4})");
    private static final int YEARS_AHEAD = 50;

    private Obsolete() {}

    static @Nullable String inTodaysForm(String text, Instant now) {
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

    /** A year that looks more than 50 years ahead is the one of the century before. */
    private static int year(int twoDigits, Instant now) {
      int thisYear = LocalDateTime.ofInstant(now, ZoneOffset.UTC).getYear();
      int year = thisYear - thisYear % 100 + twoDigits;
      return year > thisYear + YEARS_AHEAD ? year - 100 : year;
    }
  }
}
