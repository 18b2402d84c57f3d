package run.empirical.cli.output;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Formats instants as ISO 8601 in UTC. */
final class Instants {
  private Instants() {}

  /** To the second, for people: {@code 2026-11-24T09:12:44Z}. */
  static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** To the second in a time zone: {@code 2026-11-24T10:12:44+01:00}. */
  static String local(Instant instant, ZoneId zone) {
    return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), zone)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  /** With non-zero milliseconds, for programs. */
  static String exact(Instant instant) {
    return instant.toString();
  }
}
