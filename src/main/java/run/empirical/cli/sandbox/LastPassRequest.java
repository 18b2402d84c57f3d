package run.empirical.cli.sandbox;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
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
      return instant(
          isoTime().parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
    } catch (DateTimeException e) {
      throw json.mismatch(expected);
    }
  }

  /** The default offset is UTC; a date means midnight. */
  private static Instant instant(TemporalAccessor time) {
    if (time instanceof OffsetDateTime offset) {
      return offset.toInstant();
    }
    LocalDateTime local =
        time instanceof LocalDateTime dateTime ? dateTime : ((LocalDate) time).atStartOfDay();
    return local.toInstant(ZoneOffset.UTC);
  }

  private static DateTimeFormatter isoTime() {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .optionalStart()
        .appendLiteral('T')
        .append(DateTimeFormatter.ISO_LOCAL_TIME)
        .optionalStart()
        .appendOffsetId()
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
