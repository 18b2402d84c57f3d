package run.empirical.cli.sandbox;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;

/**
 * A valid request (contract schema {@code LastPassPerEnvRequest}).
 *
 * @param days the length of the look-back window, in days
 * @param before the window's end; null for now
 */
record LastPassRequest(String testCaseId, long days, @Nullable Instant before) {

  private static final long DEFAULT_DAYS = 30;

  /** More than {@link Instant} can span, but within the range of {@link Duration}. */
  private static final long DAYS_OF_ALL_TIME = 1_000_000_000_000L;

  /** The default offset is UTC; a date means midnight. */
  private static final DateTimeFormatter ISO_TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  static LastPassRequest read(JsonWalk json) throws IOException, UnexpectedJsonException {
    String testCaseId = null;
    long days = DEFAULT_DAYS;
    Instant before = null;
    json.enterObject();
    for (String key = json.nextMember(); key != null; key = json.nextMember()) {
      switch (key) {
        case "test_case_id" -> testCaseId = testCaseId(json);
        case "project_id" -> positive(json); // Ignored: the key determines the project.
        case "days" -> days = positive(json);
        case "before" -> before = instant(json);
        default -> throw json.wrong("unknown property");
      }
    }
    return new LastPassRequest(json.present(testCaseId, "test_case_id"), days, before);
  }

  /** Whether the instant is within the look-back window, including both ends. */
  boolean covers(Instant executedAt, Instant now) {
    Duration age = Duration.between(executedAt, before == null ? now : before);
    Duration window = Duration.ofDays(Math.min(days, DAYS_OF_ALL_TIME));
    return !age.isNegative() && age.compareTo(window) <= 0;
  }

  private static String testCaseId(JsonWalk json) throws IOException, UnexpectedJsonException {
    String expected = "a non-empty string";
    String id = json.string(expected);
    if (id.isEmpty()) {
      throw json.mismatch(expected);
    }
    return id;
  }

  private static long positive(JsonWalk json) throws IOException, UnexpectedJsonException {
    return json.wholeNumber(1, Long.MAX_VALUE, "an integer of at least 1");
  }

  private static Instant instant(JsonWalk json) throws IOException, UnexpectedJsonException {
    String expected = "an ISO 8601 time such as \"2026-01-31T12:00:00Z\"";
    String text = json.string(expected);
    try {
      return ISO_TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      throw json.mismatch(expected);
    }
  }
}
