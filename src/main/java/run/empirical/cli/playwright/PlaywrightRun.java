package run.empirical.cli.playwright;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ReportSummary;

/**
 * A test run as a whole.
 *
 * @param start when it started; null if unknown
 * @param end when it ended; null if unknown
 * @param tests the number of tests; null if unknown
 * @param failed the number of failed tests, selected or not; if {@code tests} is null, including
 *     those that did not run
 * @param didNotRun the number of tests that did not run, without those marked as skipped
 * @param ending how it ended, for messages; empty if as usual or unknown
 */
public record PlaywrightRun(
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Integer tests,
    int failed,
    int didNotRun,
    String ending) {
  /** This run with the ending that another report of it may tell. */
  public PlaywrightRun withEndingOf(PlaywrightRun other) {
    return new PlaywrightRun(
        start, end, tests, failed, didNotRun, ending.isEmpty() ? other.ending : ending);
  }

  /** The run's part of a summary. */
  public ReportSummary reportSummary() {
    return tests == null
        ? new ReportSummary(start, null, null, null)
        : new ReportSummary(start, tests, failed, didNotRun);
  }

  /** The failed tests as a message: {@code 6 of 40 tests failed, 30 did not run}. */
  public String summary() {
    if (tests == null) {
      // From Playwright 1.63 on, the list includes tests that did not run, without marking them.
      return counted(failed) + " failed or did not run" + ending;
    }
    return failed
        + " of "
        + counted(tests)
        + " failed"
        + ending
        + (didNotRun == 0 ? "" : ", " + didNotRun + " did not run");
  }

  private static String counted(int tests) {
    return tests + (tests == 1 ? " test" : " tests");
  }
}
