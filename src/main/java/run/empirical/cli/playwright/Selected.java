package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.HashMap;
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
  private static final String GAP = " \u203a ";

  private final ReportReader report;
  private final TestIds ids;
  private final Map<String, Named> byId = new LinkedHashMap<>();
  private final Map<String, Integer> sharers = new HashMap<>();
  private final Map<String, Unidentified> byProblem = new LinkedHashMap<>();

  Selected(ReportReader report) {
    this.report = report;
    this.ids = report.ids();
    report.specs().forEach(this::add);
  }

  private record Named(String title, @Nullable String file) {}

  /**
   * The test cases, each once. A title that several of them would have gets its file put before.
   */
  List<TestCase> testCases() {
    List<TestCase> testCases = new ArrayList<>();
    byId.forEach((id, named) -> testCases.add(new TestCase(id, unique(named))));
    return testCases;
  }

  /** The tests whose IDs cannot be told. */
  List<Unidentified> unidentified() {
    return List.copyOf(byProblem.values());
  }

  private void add(Spec spec) {
    List<@Nullable TestId> specIds = ids.of(spec);
    for (int i = 0; i < specIds.size(); i++) {
      if (report.selects(spec.tests().get(i))) {
        add(spec, spec.tests().get(i), specIds.get(i));
      }
    }
  }

  private void add(Spec spec, ProjectTest test, @Nullable TestId id) {
    String title = title(spec, test, id == null ? 0 : id.repeat());
    if (id == null) {
      String problem = problem(spec, test, title);
      byProblem.merge(
          problem,
          new Unidentified(title, problem, 1),
          (before, one) -> new Unidentified(title, problem, before.tests() + 1));
    } else if (byId.putIfAbsent(id.text(), new Named(title, spec.file())) == null) {
      sharers.merge(title, 1, Integer::sum);
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

  private String title(Spec spec, ProjectTest test, int repeat) {
    return String.join(GAP, spec.titles())
        + (report.hasSeveralProjects() ? " [" + test.projectName() + "]" : "")
        + (repeat == 0 ? "" : " (repeat:" + repeat + ")");
  }

  private String unique(Named named) {
    boolean shared = sharers.getOrDefault(named.title(), 0) > 1;
    return shared && named.file() != null ? named.file() + GAP + named.title() : named.title();
  }
}
