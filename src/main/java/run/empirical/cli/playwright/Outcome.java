package run.empirical.cli.playwright;

import java.io.IOException;
import java.util.Locale;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;

/** What came of a test, all its retries counted: the {@code status} of a report's test. */
enum Outcome {
  EXPECTED,
  UNEXPECTED,
  FLAKY,
  SKIPPED;

  /** The outcome that the string here names. */
  static Outcome read(JsonWalk json) throws IOException, UnexpectedJsonException {
    String word = json.string();
    for (Outcome outcome : values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).equals(word)) {
        return outcome;
      }
    }
    throw json.wrong("'" + word + "' is not a status of Playwright's");
  }
}
