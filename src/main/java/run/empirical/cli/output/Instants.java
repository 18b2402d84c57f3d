package run.empirical.cli.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Formats instants as ISO 8601 in UTC. */
final class Instants {
  private Instants() {}

  /** To the second, for people: {@code 2026-11-24T09:12:44Z}. */
  static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
