package run.empirical.cli.model;

import java.util.HashSet;
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
 * @param argumentIds the IDs that are arguments
 * @param fromList whether some come from a list or a report
 * @param playwrightRun the Playwright run that the report is of; null without a report
 * @param freshFailures whether all test cases are tests that failed in a Playwright run
 * @param emptyMessages for each list or report, what to say if there are no test cases
 */
public record TestCaseList(
    List<TestCase> testCases,
    Set<String> argumentIds,
    boolean fromList,
    @Nullable PlaywrightRun playwrightRun,
    boolean freshFailures,
    List<String> emptyMessages) {
  /** Of test cases with the same ID, the first gains what only a later one has. */
  public TestCaseList {
    Map<String, TestCase> byId = new LinkedHashMap<>();
    testCases.forEach(testCase -> byId.merge(testCase.id(), testCase, TestCase::completedBy));
    testCases = List.copyOf(byId.values());
    argumentIds = Set.copyOf(argumentIds);
    emptyMessages = List.copyOf(emptyMessages);
  }

  /** Test cases that are arguments. */
  public static TestCaseList ofArguments(List<TestCase> testCases) {
    Set<String> ids = testCases.stream().map(TestCase::id).collect(Collectors.toSet());
    return new TestCaseList(testCases, ids, false, null, testCases.isEmpty(), List.of());
  }

  /** Test cases of a list of IDs. */
  public static TestCaseList ofList(List<TestCase> testCases, String emptyMessage) {
    return new TestCaseList(
        testCases, Set.of(), true, null, testCases.isEmpty(), List.of(emptyMessage));
  }

  /** The tests that failed in a Playwright run. */
  public static TestCaseList ofFailedTests(
      List<TestCase> testCases, PlaywrightRun run, String emptyMessage) {
    return new TestCaseList(testCases, Set.of(), true, run, true, List.of(emptyMessage));
  }

  /** These test cases, then others. */
  public TestCaseList plus(TestCaseList other) {
    Set<String> ids = new HashSet<>(argumentIds);
    ids.addAll(other.argumentIds);
    return new TestCaseList(
        concat(testCases, other.testCases),
        ids,
        fromList || other.fromList,
        playwrightRun == null ? other.playwrightRun : playwrightRun,
        freshFailures && other.freshFailures,
        concat(emptyMessages, other.emptyMessages));
  }

  private static <T> List<T> concat(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
