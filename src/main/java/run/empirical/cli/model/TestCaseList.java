package run.empirical.cli.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.text.Plural;

/**
 * The test cases of one run.
 *
 * @param testCases the test cases to look up: each ID once, in the order first given
 * @param fromList whether some come from a list or a report
 * @param playwrightRun the Playwright run of the report; null without a report
 * @param reportedIds the IDs of the test cases that the report has
 * @param headed whether the report's {@link #failedText} is printed above the answer
 */
public record TestCaseList(
    List<TestCase> testCases,
    boolean fromList,
    @Nullable PlaywrightRun playwrightRun,
    Set<String> reportedIds,
    boolean headed) {
  /**
   * Creates a list. Of test cases with the same ID the first is kept, with a title or file that
   * only a later one has.
   */
  public TestCaseList {
    Map<String, TestCase> byId = new LinkedHashMap<>();
    testCases.forEach(testCase -> byId.merge(testCase.id(), testCase, TestCase::completedBy));
    testCases = List.copyOf(byId.values());
    reportedIds = Set.copyOf(reportedIds);
  }

  /** Test cases that are arguments, known by their IDs only. */
  public static TestCaseList ofArguments(List<String> ids) {
    List<TestCase> testCases = ids.stream().map(TestCase::of).toList();
    return new TestCaseList(testCases, false, null, Set.of(), false);
  }

  /** Test cases of a list of IDs. */
  public static TestCaseList ofList(List<TestCase> testCases) {
    return new TestCaseList(testCases, true, null, Set.of(), false);
  }

  /** Tests of the report of a Playwright run. */
  public static TestCaseList ofReport(List<TestCase> testCases, PlaywrightRun run, boolean headed) {
    Set<String> ids = testCases.stream().map(TestCase::id).collect(Collectors.toSet());
    return new TestCaseList(testCases, true, run, ids, headed);
  }

  /** These test cases and then those of another list, of which at most one is of a report. */
  public TestCaseList plus(TestCaseList other) {
    List<TestCase> all = Stream.concat(testCases.stream(), other.testCases.stream()).toList();
    TestCaseList report = playwrightRun != null ? this : other;
    return new TestCaseList(all, true, report.playwrightRun, report.reportedIds, report.headed);
  }

  /** How many tests failed, as the report says: {@code 4 of 150 tests failed}; null without one. */
  public @Nullable String failedText() {
    if (playwrightRun == null) {
      return null;
    }
    PlaywrightRun.Counts counts = playwrightRun.counts();
    return counts == null
        ? Plural.of(reportedIds.size(), "test") + " failed or did not run"
        : counts.failed() + " of " + Plural.of(counts.tests(), "test") + " failed";
  }

  /** Whether all test cases are from the report of a Playwright run. */
  public boolean allReported() {
    return reportedIds.size() == testCases.size();
  }
}
