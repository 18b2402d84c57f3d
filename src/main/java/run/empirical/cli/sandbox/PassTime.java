package run.empirical.cli.sandbox;

import java.time.Duration;
import java.time.Instant;

/** When a recorded pass was: an instant, or an age that counts back from the sandbox's start. */
interface PassTime {

  Instant seenFrom(Instant start);

  static PassTime at(Instant instant) {
    return start -> instant;
  }

  static PassTime ago(Duration age) {
    return start -> start.minus(age);
  }
}
