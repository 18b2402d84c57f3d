package run.empirical.cli.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The test cases of one run.
 *
 * @param testCases the test cases to look up: each ID once, in the order first given
 * @param typed the IDs that are arguments, or in a list of IDs
 * @param fromList whether some come from a list or a report
 * @param playwrightRun the Playwright run that the report is of; null without a report
 * @param freshFailures whether all test cases are tests that failed in a Playwright run
 */
public record TestCaseList(
    List<TestCase> testCases,
    Set<String> typed,
    boolean fromList,
    @Nullable PlaywrightRun playwrightRun,
    boolean freshFailures) {
  /** No test cases. */
  public static final TestCaseList NONE = of(List.of(), Set.of(), false);

  /** Of test cases with the same ID, the first gains what only a later one has. */
  public TestCaseList {
    Map<String, TestCase> byId = new LinkedHashMap<>();
    testCases.forEach(testCase -> byId.merge(testCase.id(), testCase, TestCase::completedBy));
    testCases = List.copyOf(byId.values());
  }

  /** Test cases that are arguments or in a list of IDs. */
  public static TestCaseList of(List<TestCase> testCases, Set<String> typed, boolean fromList) {
    return new TestCaseList(testCases, typed, fromList, null, testCases.isEmpty());
  }

  /** These test cases, then others. */
  public TestCaseList plus(TestCaseList other) {
    Set<String> bothTyped = new HashSet<>(typed);
    bothTyped.addAll(other.typed);
    return new TestCaseList(
        concat(testCases, other.testCases),
        bothTyped,
        fromList || other.fromList,
        playwrightRun == null ? other.playwrightRun : playwrightRun,
        freshFailures && other.freshFailures);
  }

  private static <T> List<T> concat(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** How many test cases there are. */
  public int size() {
    return testCases.size();
  }
}
