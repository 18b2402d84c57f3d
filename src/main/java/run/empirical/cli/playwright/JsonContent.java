package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.PlaywrightReport.Kind;
import run.empirical.cli.playwright.ReportJson.RunError;
import run.empirical.cli.playwright.ReportJson.Spec;
import run.empirical.cli.playwright.ReportJson.Suite;
import run.empirical.cli.playwright.ReportJson.Test;
import run.empirical.cli.playwright.ReportJson.TestFile;

/** Makes a report of what Playwright's JSON says. */
final class JsonContent {
  private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final TestIds ids;
  private final List<NamedTest> tests = new ArrayList<>();

  private JsonContent(ReportJson json) {
    ids = new TestIds(json.config() == null ? List.of() : json.config().projects());
  }

  static PlaywrightReport report(ReportJson json) throws UnusableReportException {
    if (json.failedTests() != null) {
      List<ReportedTest> failed =
          json.failedTests().stream()
              .distinct()
              .map(id -> new ReportedTest(TestCase.of(id), Outcome.UNEXPECTED))
              .toList();
      // It failed for another reason than a test, such as a set-up.
      boolean error = failed.isEmpty() && json.status() != null && !json.status().equals("passed");
      return new PlaywrightReport(
          Kind.FAILED_ONLY,
          failed,
          null,
          error ? 1 : 0,
          error ? "its status is " + json.status() : null);
    }
    JsonContent content = new JsonContent(json);
    if (json.suites() != null) {
      json.suites().forEach(file -> content.add(file, file.file(), List.of()));
    } else if (json.files() != null) {
      json.files().forEach(content::add);
    } else {
      throw new UnusableReportException(
          "has no suites, files or failedTests; is it a Playwright report?");
    }
    return content.toReport(json);
  }

  private PlaywrightReport toReport(ReportJson json) throws UnusableReportException {
    List<RunError> errors = json.errors();
    String firstError =
        errors.stream()
            .map(RunError::message)
            .filter(Objects::nonNull)
            .flatMap(message -> COLOR.matcher(message).replaceAll("").strip().lines())
            .findFirst()
            .orElse(null);
    boolean anyRan = tests.stream().anyMatch(test -> test.test().ran());
    boolean ran = anyRan || !errors.isEmpty() || tests.isEmpty();
    PlaywrightReport report =
        new PlaywrightReport(
            ran ? Kind.RUN : Kind.LIST,
            NamedTest.titled(tests),
            json.startedAt(),
            errors.size(),
            firstError);
    int listed = report.count(Outcome.UNEXPECTED);
    if (json.failed() > listed) {
      throw new UnusableReportException(
          "counts " + json.failed() + " failed tests, but lists " + listed + "; it is incomplete");
    }
    return report;
  }

  private void add(TestFile file) {
    for (Test test : file.tests()) {
      List<String> titles = plus(test.path(), test.title());
      tests.add(new NamedTest(test.testId(), titles, test, file.fileName()));
    }
  }

  private void add(Suite suite, @Nullable String file, List<String> titles) {
    for (Spec spec : suite.specs()) {
      List<String> all = plus(titles, spec.title());
      List<@Nullable String> known = ids.of(spec, file, all);
      for (int i = 0; i < known.size(); i++) {
        tests.add(new NamedTest(known.get(i), all, spec.tests().get(i), file));
      }
    }
    for (Suite block : suite.suites()) {
      add(block, file, plus(titles, block.title()));
    }
  }

  private static List<String> plus(List<String> titles, @Nullable String title) {
    List<String> more = new ArrayList<>(titles);
    if (title != null && !title.isEmpty()) {
      more.add(title);
    }
    return more;
  }
}
