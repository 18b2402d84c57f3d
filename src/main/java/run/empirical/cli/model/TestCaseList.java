package run.empirical.cli.model;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The test cases of one run.
 *
 * @param testCases the test cases to look up, without duplicates, in input order
 * @param typed the IDs among them that are arguments
 * @param unidentified a failed look-up for each test whose ID is unknown
 * @param fromList whether some come from a list or a report
 * @param report what the Playwright reports say about their runs; null without the report of a run
 * @param freshFailures whether all test cases are tests that failed or were flaky in a Playwright
 *     run
 */
public record TestCaseList(
    TestCases testCases,
    Set<String> typed,
    List<LookUp> unidentified,
    boolean fromList,
    @Nullable ReportSummary report,
    boolean freshFailures) {
  public TestCaseList {
    unidentified = List.copyOf(unidentified);
  }

  /** The same with titles and messages as the function makes them. */
  public TestCaseList redacted(UnaryOperator<String> redact) {
    TestCases redacted = new TestCases();
    testCases.forEach(testCase -> redacted.add(testCase.redacted(redact)));
    List<LookUp> failures =
        unidentified.stream()
            .map(
                lookUp ->
                    new LookUp(
                        lookUp.testCase().redacted(redact),
                        lookUp.passes(),
                        lookUp.failure() == null ? null : lookUp.failure().redacted(redact)))
            .toList();
    return new TestCaseList(redacted, typed, failures, fromList, report, freshFailures);
  }

  /** How many test cases there are. */
  public int size() {
    return testCases.size() + unidentified.size();
  }
}
