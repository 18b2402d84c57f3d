package run.empirical.cli.playwright;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.TestCase;

/**
 * The content of a Playwright report: a JSON report, an HTML report, or a {@code .last-run.json},
 * which has only IDs: those of the failed tests, from Playwright 1.63 on also of those that did not
 * run.
 *
 * @param run what the report says of its run, with counts unless it is a {@code .last-run.json};
 *     null if none of its tests ran: Playwright's {@code --list} writes such reports
 * @param tests in the report's order
 * @param errors the first line of each error outside any test, empty if it has no message
 */
public record PlaywrightReport(
    @Nullable PlaywrightRun run, List<ReportedTest> tests, List<String> errors) {
  /**
   * The selected tests; of a list all but those marked as skipped.
   *
   * @throws UnusableReportException if the report does not have them
   */
  List<ReportedTest> select(Set<Selection> selections) throws UnusableReportException {
    if (hasOnlyFailed() && !selections.equals(Set.of(Selection.FAILED))) {
      throw new UnusableReportException(
          "lists only failed tests; use an HTML or JSON report for others");
    }
    Set<Selection> selected = selected(selections);
    return tests.stream()
        .filter(test -> selected.stream().anyMatch(one -> one.selects(test.outcome())))
        .toList();
  }

  /** The number of tests that are marked as skipped and therefore not selected. */
  int leftOut(Set<Selection> selections) {
    return selected(selections).contains(Selection.ALL) ? count(Outcome.SKIPPED) : 0;
  }

  private Set<Selection> selected(Set<Selection> selections) {
    return run == null ? Set.of(Selection.ALL) : selections;
  }

  private boolean hasOnlyFailed() {
    return run != null && run.tests() == null;
  }

  /** The failed tests in words: {@code 6 of 40 tests failed}. */
  String failedInWords() {
    String all = tests.size() + (tests.size() == 1 ? " test" : " tests");
    return hasOnlyFailed()
        ? all + " failed or did not run"
        : count(Outcome.UNEXPECTED) + " of " + all + " failed";
  }

  /** The errors in words: {@code errors outside any test (2): no global set-up}. */
  String errorsInWords() {
    String first = errors.stream().filter(it -> !it.isEmpty()).findFirst().orElse("");
    return "errors outside any test ("
        + errors.size()
        + ")"
        + (first.isEmpty() ? "" : ": " + first);
  }

  /** This report with the titles and files that another one has for its tests. */
  PlaywrightReport completedBy(PlaywrightReport other) {
    Map<String, TestCase> known = new HashMap<>();
    other.tests.forEach(test -> known.putIfAbsent(test.testCase().id(), test.testCase()));
    List<ReportedTest> completed =
        tests.stream()
            .map(
                test -> {
                  TestCase testCase = test.testCase();
                  TestCase same = known.getOrDefault(testCase.id(), testCase);
                  return new ReportedTest(testCase.completedBy(same), test.outcome());
                })
            .toList();
    return new PlaywrightReport(run, completed, errors);
  }

  int count(Outcome outcome) {
    return (int) tests.stream().filter(test -> test.outcome() == outcome).count();
  }
}
