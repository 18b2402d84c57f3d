package run.empirical.cli.option;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCases;

/**
 * The test cases of one run.
 *
 * @param testCases the test cases to look up, without duplicates, in input order
 * @param unidentified a failed look-up for each test whose ID is unknown
 * @param runStart when the Playwright run began that a report is of, the first of several; null
 *     when no report says it
 */
public record TestCaseList(
    TestCases testCases, List<LookUp> unidentified, @Nullable Instant runStart) {
  public TestCaseList {
    unidentified = List.copyOf(unidentified);
  }

  /** How many test cases there are. */
  public int size() {
    return testCases.size() + unidentified.size();
  }
}
