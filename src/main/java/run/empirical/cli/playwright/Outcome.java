package run.empirical.cli.playwright;

/** A test's outcome after all retries; called {@code status} in JSON reports. */
public enum Outcome {
  /** As expected. */
  EXPECTED,
  /** Failed, and did not pass on a retry. */
  UNEXPECTED,
  /** Failed, and then passed on a retry. */
  FLAKY,
  /** Marked as skipped, in the source or by itself. */
  SKIPPED,
  /** Neither marked as skipped nor run, for instance since its setup failed. */
  DID_NOT_RUN;

  /**
   * The outcome that a report names; it calls both kinds without a result {@code skipped}.
   *
   * @param markedAsSkipped whether the test is marked as skipped
   * @throws IllegalArgumentException if Playwright has no such outcome
   */
  static Outcome of(String name, boolean markedAsSkipped) {
    return switch (name) {
      case "expected" -> EXPECTED;
      case "unexpected" -> UNEXPECTED;
      case "flaky" -> FLAKY;
      case "skipped" -> markedAsSkipped ? SKIPPED : DID_NOT_RUN;
      default -> throw new IllegalArgumentException("'" + name + "' is not a Playwright status");
    };
  }
}
