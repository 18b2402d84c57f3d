package run.empirical.cli.playwright;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.PlaywrightReport.Unidentified;
import run.empirical.cli.playwright.Spec.ProjectTest;
import run.empirical.cli.playwright.TestIds.TestId;

/** Converts a report's selected tests to test cases, or explains why their IDs are unknown. */
final class SelectedTests {
  private final JsonReportReader report;
  private final TestIds ids;
  private final UniqueTests unique = new UniqueTests();
  private final Map<String, Unidentified> byProblem = new LinkedHashMap<>();

  SelectedTests(JsonReportReader report) throws UnusableReportException {
    this.report = report;
    this.ids = report.ids();
    for (Spec spec : report.specs()) {
      add(spec);
    }
  }

  /** The test cases, without duplicates. */
  List<TestCase> testCases() {
    return unique.testCases();
  }

  /** The tests whose IDs are unknown. */
  List<Unidentified> unidentified() {
    return List.copyOf(byProblem.values());
  }

  /** The number of tests that were left out. */
  int leftOut() {
    return unique.leftOut();
  }

  private void add(Spec spec) throws UnusableReportException {
    List<@Nullable TestId> specIds = ids.of(spec);
    for (int i = 0; i < specIds.size(); i++) {
      ProjectTest test = spec.tests().get(i);
      TestName name = spec.name(test);
      TestFilter filter = report.filter();
      if (!filter.concerns(test.outcome()) || !filter.matches(name)) {
        continue;
      }
      if (filter.leavesOut(test.outcome())) {
        unique.leaveOut();
      } else {
        add(spec, test, name, specIds.get(i));
      }
    }
  }

  private void add(Spec spec, ProjectTest test, TestName name, @Nullable TestId id) {
    String title = name.title(report.hasSeveralProjects(), id == null ? 0 : id.repeat());
    if (id == null) {
      String problem = problem(spec, test, title);
      byProblem.merge(
          problem,
          new Unidentified(title, problem, 1),
          (old, one) -> new Unidentified(title, problem, old.tests() + 1));
    } else {
      unique.add(id.text(), title, spec.file());
    }
  }

  private String problem(Spec spec, ProjectTest test, String title) {
    String where = spec.file() == null ? "" : " in " + spec.file();
    return "the ID of '" + title + "'" + where + " is unknown: " + reason(spec, test);
  }

  private String reason(Spec spec, ProjectTest test) {
    if (!ids.projects().isAmbiguous(test.project())) {
      return "the report has only "
          + spec.id()
          + ", of another project or repeat, and this ID cannot be computed from it";
    }
    String name = test.projectName();
    return "the report may be merged from several projects "
        + (name.isEmpty() ? "without a name" : "named " + name)
        + " and has only the first one's ID; give projects different names, list setup projects"
        + " first, and tag runs on different machines";
  }
}
