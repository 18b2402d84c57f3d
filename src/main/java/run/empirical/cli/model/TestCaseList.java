package run.empirical.cli.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The test cases of one run.
 *
 * @param testCases the test cases to look up: each ID once, in the order first given
 * @param fromList whether some come from a list or a report
 * @param playwrightRun the Playwright run of the report; null without a report
 * @param reportedIds the IDs of the test cases that the report has
 * @param heading the line above the answer; null for none
 */
public record TestCaseList(
    List<TestCase> testCases,
    boolean fromList,
    @Nullable PlaywrightRun playwrightRun,
    Set<String> reportedIds,
    @Nullable String heading) {
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
    return new TestCaseList(testCases, false, null, Set.of(), null);
  }

  /** Test cases of a list of IDs. */
  public static TestCaseList ofList(List<TestCase> testCases) {
    return new TestCaseList(testCases, true, null, Set.of(), null);
  }

  /** Tests of the report of a Playwright run. */
  public static TestCaseList ofReport(
      List<TestCase> testCases, PlaywrightRun run, @Nullable String heading) {
    Set<String> ids = testCases.stream().map(TestCase::id).collect(Collectors.toSet());
    return new TestCaseList(testCases, true, run, ids, heading);
  }

  /** These test cases and then those of another list, of which at most one is of a report. */
  public TestCaseList plus(TestCaseList other) {
    List<TestCase> all = Stream.concat(testCases.stream(), other.testCases.stream()).toList();
    TestCaseList report = playwrightRun != null ? this : other;
    return new TestCaseList(all, true, report.playwrightRun, report.reportedIds, report.heading);
  }

  /** Whether all test cases are from the report of a Playwright run. */
  public boolean allReported() {
    return reportedIds.size() == testCases.size();
  }
}
