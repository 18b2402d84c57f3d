package run.empirical.cli.playwright;

import java.io.IOException;
import run.empirical.cli.json.JsonWalk;

/** A test's outcome after all retries; called {@code status} in JSON reports. */
enum Outcome {
  EXPECTED,
  UNEXPECTED,
  FLAKY,
  /** Marked as skipped, in the source or by itself. */
  SKIPPED,
  /** Neither marked as skipped nor run, for instance since its setup failed. */
  DID_NOT_RUN;

  /** Reads the current string; a report calls both kinds without a result {@code skipped}. */
  static Outcome read(JsonWalk json) throws IOException {
    String status = json.string();
    return switch (status) {
      case "expected" -> EXPECTED;
      case "unexpected" -> UNEXPECTED;
      case "flaky" -> FLAKY;
      case "skipped" -> SKIPPED;
      default -> throw json.wrong("'" + status + "' is not a Playwright status");
    };
  }

  /** This outcome, read from a report, of a test that is marked as skipped or not. */
  Outcome ifMarked(boolean markedAsSkipped) {
    return this == SKIPPED && !markedAsSkipped ? DID_NOT_RUN : this;
  }

  /** Whether the test passed in the end. */
  boolean passed() {
    return this == EXPECTED || this == FLAKY;
  }
}
