package run.empirical.cli.playwright;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.PlaywrightReport.Unidentified;

/** Collects the selected tests of a report, without duplicate IDs, in the order of their adding. */
final class SelectedTests {
  private final TestFilter filter;
  private final boolean withProject;
  private final Map<String, TestCase> byId = new LinkedHashMap<>();
  private final Map<String, Integer> titleCounts = new HashMap<>();
  private final Map<String, Unidentified> byProblem = new LinkedHashMap<>();
  private int leftOut;

  /**
   * Starts with no tests.
   *
   * @param withProject whether titles name the project
   */
  SelectedTests(TestFilter filter, boolean withProject) {
    this.filter = filter;
    this.withProject = withProject;
  }

  /** Adds a test if it is selected. */
  void add(TestId id, TestName name, Outcome outcome) throws UnusableReportException {
    if (!filter.concerns(outcome) || !filter.matches(name)) {
      return;
    }
    String title = name.title(withProject, id.repeat());
    if (outcome == Outcome.SKIPPED) {
      leftOut++;
    } else if (id.text() == null) {
      addUnidentified(title, name, id.problem());
    } else if (byId.putIfAbsent(id.text(), new TestCase(id.text(), title, name.file())) == null) {
      titleCounts.merge(title, 1, Integer::sum);
    }
  }

  private void addUnidentified(String title, TestName name, String why) {
    String where = name.file() == null ? "" : " in " + name.file();
    String problem = "the ID of '" + title + "'" + where + " is unknown: " + why;
    byProblem.merge(
        problem,
        new Unidentified(title, problem, 1),
        (old, one) -> new Unidentified(title, problem, old.tests() + 1));
  }

  /** The test cases. A title shared by several of them is prefixed with the file. */
  List<TestCase> testCases() {
    return byId.values().stream().map(this::withUniqueTitle).toList();
  }

  private TestCase withUniqueTitle(TestCase test) {
    boolean unique = titleCounts.getOrDefault(test.title(), 0) == 1;
    return unique || test.file() == null
        ? test
        : new TestCase(test.id(), test.file() + TestName.SEPARATOR + test.title(), test.file());
  }

  /** The tests whose IDs are unknown. */
  List<Unidentified> unidentified() {
    return List.copyOf(byProblem.values());
  }

  /** The number of tests that are marked as skipped and therefore left out of all tests. */
  int leftOut() {
    return leftOut;
  }
}
