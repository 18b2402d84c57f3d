package run.empirical.cli.playwright;

/** Which tests of a report are asked about. */
public enum Selection {
  /** Those that failed and did not pass when they were tried again. */
  FAILED,
  /** Those that failed and then passed. */
  FLAKY,
  /** Every test, skipped ones too. */
  ALL;

  boolean takes(Outcome outcome) {
    return switch (this) {
      case FAILED -> outcome == Outcome.UNEXPECTED;
      case FLAKY -> outcome == Outcome.FLAKY;
      case ALL -> true;
    };
  }
}
