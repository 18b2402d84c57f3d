package run.empirical.cli.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as text: ISO 8601 in UTC. */
final class Instants {
  private Instants() {}

  /** To the second, as people read it: {@code 2026-11-24T09:12:44Z}. */
  static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** With milliseconds where they are not zero, as programs read it. */
  static String exact(Instant instant) {
    return instant.toString();
  }
}
