package run.empirical.cli.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The test cases of one run.
 *
 * @param testCases the test cases to look up: each ID once, in the order first given
 * @param typed the IDs that are arguments or in a list of IDs
 * @param unidentified a failed look-up for each test whose ID is unknown
 * @param fromList whether some come from a list or a report
 * @param playwrightRun the Playwright runs of the reports, together; null without such a report
 * @param freshFailures whether all test cases are tests that failed or were flaky in a Playwright
 *     run
 */
public record TestCaseList(
    List<TestCase> testCases,
    Set<String> typed,
    List<LookUp> unidentified,
    boolean fromList,
    @Nullable PlaywrightRun playwrightRun,
    boolean freshFailures) {
  /** No test cases. */
  public static final TestCaseList NONE =
      new TestCaseList(List.of(), Set.of(), List.of(), false, null, false);

  public TestCaseList {
    testCases = List.copyOf(testCases);
    unidentified = List.copyOf(unidentified);
  }

  /** How many test cases there are. */
  public int size() {
    return testCases.size() + unidentified.size();
  }
}
