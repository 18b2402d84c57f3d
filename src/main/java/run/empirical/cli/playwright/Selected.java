package run.empirical.cli.playwright;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.PlaywrightReport.Unidentified;
import run.empirical.cli.playwright.Spec.ProjectTest;
import run.empirical.cli.playwright.TestIds.TestId;

/** Makes test cases of a report's selected tests, and tells of which it cannot. */
final class Selected {
  private final ReportReader report;
  private final TestIds ids;
  private final NamedTests named = new NamedTests();
  private final Map<String, Unidentified> byProblem = new LinkedHashMap<>();

  Selected(ReportReader report) {
    this.report = report;
    this.ids = report.ids();
    report.specs().forEach(this::add);
  }

  /** The test cases, each once. */
  List<TestCase> testCases() {
    return named.testCases();
  }

  /** The tests whose IDs cannot be told. */
  List<Unidentified> unidentified() {
    return List.copyOf(byProblem.values());
  }

  private void add(Spec spec) {
    List<@Nullable TestId> specIds = ids.of(spec);
    for (int i = 0; i < specIds.size(); i++) {
      ProjectTest test = spec.tests().get(i);
      if (report.selects(test)) {
        TestName name = spec.name(test);
        if (report.selects(name)) {
          add(spec, test, name, specIds.get(i));
        }
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
          (before, one) -> new Unidentified(title, problem, before.tests() + 1));
    } else {
      named.add(id.text(), title, spec.file());
    }
  }

  private String problem(Spec spec, ProjectTest test, String title) {
    String where = spec.file() == null ? "" : " in " + spec.file();
    return "the ID of '" + title + "'" + where + " cannot be told: " + reason(spec, test);
  }

  private String reason(Spec spec, ProjectTest test) {
    if (!ids.projects().isAmbiguous(test.project())) {
      return "the report has the ID "
          + spec.id()
          + " of another project or repeat only, and this one's does not follow from it";
    }
    String name = test.projectName();
    return "the report may be merged from several projects "
        + (name.isEmpty() ? "without a name" : "called " + name)
        + " and has the ID of the first only; give projects different names, list setup projects"
        + " first, and tag runs on different machines";
  }
}
