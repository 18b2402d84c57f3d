package run.empirical.cli.playwright;

import java.io.IOException;
import java.util.Locale;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;

/** A test's outcome after all retries; called {@code status} in JSON reports. */
enum Outcome {
  EXPECTED,
  UNEXPECTED,
  FLAKY,
  SKIPPED;

  /** Reads the current string. */
  static Outcome read(JsonWalk json) throws IOException, UnexpectedJsonException {
    String word = json.string();
    for (Outcome outcome : values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).equals(word)) {
        return outcome;
      }
    }
    throw json.wrong("'" + word + "' is not a Playwright status");
  }
}
