package run.empirical.cli.playwright;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ReportSummary;

/**
 * A test run as a whole.
 *
 * @param startTime when it started; null if unknown
 * @param tests the number of tests; null if unknown
 * @param failed the number of failed tests, selected or not
 * @param status how it ended; null if unknown
 */
public record PlaywrightRun(
    @Nullable Instant startTime, @Nullable Integer tests, int failed, @Nullable RunStatus status) {

  /** This run with the status from another file; unchanged if that is null. */
  public PlaywrightRun withStatus(@Nullable RunStatus newStatus) {
    return newStatus == null ? this : new PlaywrightRun(startTime, tests, failed, newStatus);
  }

  /** The run's part of a summary. A {@code .last-run.json} does not tell how many tests failed. */
  public ReportSummary reportSummary() {
    return new ReportSummary(startTime, tests, tests == null ? null : failed, null);
  }

  /** The number of failed tests as a message: {@code 3 of 134 tests failed}. */
  public String summary() {
    if (tests != null) {
      return failed + " of " + counted(tests) + " failed" + ending();
    }
    // From Playwright 1.63 on, the list includes tests that did not run, without marking them.
    return counted(failed) + " failed or did not run" + ending();
  }

  private String ending() {
    if (status == RunStatus.INTERRUPTED) {
      return " before the run was interrupted";
    }
    return status == RunStatus.TIMED_OUT ? " before the run timed out" : "";
  }

  private static String counted(int tests) {
    return tests + (tests == 1 ? " test" : " tests");
  }
}
