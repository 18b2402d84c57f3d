package run.empirical.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.ReportSummary;
import run.empirical.cli.model.TestCases;

/**
 * The test cases of one run.
 *
 * @param testCases the test cases to look up, without duplicates, in input order
 * @param unidentified a failed look-up for each test whose ID is unknown
 * @param report what the Playwright reports say about their runs; null without the report of a run
 * @param freshFailures whether all test cases are tests that failed or were flaky in a Playwright
 *     run
 */
public record TestCaseList(
    TestCases testCases,
    List<LookUp> unidentified,
    @Nullable ReportSummary report,
    boolean freshFailures) {
  public TestCaseList {
    unidentified = List.copyOf(unidentified);
  }

  /** How many test cases there are. */
  public int size() {
    return testCases.size() + unidentified.size();
  }
}
