package run.empirical.cli.playwright;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of a test, all its retries counted: the {@code status} of a report's test. */
enum Outcome {
  EXPECTED,
  UNEXPECTED,
  FLAKY,
  SKIPPED;

  /** The outcome that a report writes so; null for a word that Playwright does not use. */
  static @Nullable Outcome of(String word) {
    for (Outcome outcome : values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).equals(word)) {
        return outcome;
      }
    }
    return null;
  }
}
