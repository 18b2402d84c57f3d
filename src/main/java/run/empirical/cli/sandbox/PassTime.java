package run.empirical.cli.sandbox;

import java.time.Duration;
import java.time.Instant;

/** The time of a recorded pass: an instant, or an age relative to the sandbox's start. */
interface PassTime {

  Instant resolve(Instant start);

  static PassTime at(Instant instant) {
    return start -> instant;
  }

  static PassTime ago(Duration age) {
    return start -> start.minus(age);
  }
}
