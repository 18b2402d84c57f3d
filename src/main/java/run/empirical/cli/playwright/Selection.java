package run.empirical.cli.playwright;

import java.util.Locale;

/** Selects tests of a report by outcome. */
public enum Selection {
  /** Tests that failed and did not pass on a retry. */
  FAILED,
  /** Tests that failed and then passed on a retry. */
  FLAKY,
  /** All tests but those marked as skipped, which are counted. */
  ALL;

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean selects(Outcome outcome) {
    return switch (this) {
      case FAILED -> outcome == Outcome.UNEXPECTED;
      case FLAKY -> outcome == Outcome.FLAKY;
      case ALL -> outcome != Outcome.SKIPPED;
    };
  }
}
