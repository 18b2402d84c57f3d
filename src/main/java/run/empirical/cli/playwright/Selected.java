package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.Spec.ProjectTest;
import run.empirical.cli.playwright.TestIds.TestId;

/** Makes test cases of a report's selected tests. */
final class Selected {
  private static final String GAP = " \u203a ";

  private final ReportReader report;
  private final Map<String, Named> byId = new LinkedHashMap<>();
  private final Map<String, Integer> sharers = new HashMap<>();

  Selected(ReportReader report) {
    this.report = report;
  }

  private record Named(String title, @Nullable String file) {}

  /**
   * The test cases, each once. A title that several of them would have gets its file put before.
   *
   * @throws UnusableReportException when the ID of one cannot be told
   */
  List<TestCase> testCases() throws UnusableReportException {
    TestIds ids = report.ids();
    for (Spec spec : report.specs()) {
      List<@Nullable TestId> specIds = ids.of(spec);
      for (int i = 0; i < specIds.size(); i++) {
        if (report.selects(spec.tests().get(i))) {
          add(spec, spec.tests().get(i), specIds.get(i));
        }
      }
    }
    List<TestCase> testCases = new ArrayList<>();
    byId.forEach((id, named) -> testCases.add(new TestCase(id, unique(named))));
    return testCases;
  }

  private void add(Spec spec, ProjectTest test, @Nullable TestId id)
      throws UnusableReportException {
    String title = title(spec, test, id == null ? 0 : id.repeat());
    if (id == null) {
      throw new UnusableReportException(
          "the ID of '"
              + title
              + "' in "
              + spec.file()
              + " cannot be told: the report has the ID "
              + spec.id()
              + " of another project or repeat only, and this one's does not follow from it");
    }
    if (byId.putIfAbsent(id.text(), new Named(title, spec.file())) == null) {
      sharers.merge(title, 1, Integer::sum);
    }
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
