package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.TestCase;
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
      return failedOnly(json.failedTests(), json.status());
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

  private static PlaywrightReport failedOnly(List<String> ids, @Nullable String status) {
    List<ReportedTest> failed =
        ids.stream()
            .distinct()
            .map(id -> new ReportedTest(TestCase.of(id), Outcome.UNEXPECTED))
            .toList();
    // It failed for another reason than a test, such as a set-up.
    boolean error = failed.isEmpty() && status != null && !status.equals("passed");
    return new PlaywrightReport(
        new PlaywrightRun(null, null, null, null),
        failed,
        error ? List.of("its status is " + status) : List.of());
  }

  private PlaywrightReport toReport(ReportJson json) throws UnusableReportException {
    List<String> errors = json.errors().stream().map(JsonContent::firstLine).toList();
    List<ReportedTest> reported = NamedTest.titled(tests);
    int failed = (int) reported.stream().filter(it -> it.outcome() == Outcome.UNEXPECTED).count();
    if (json.failed() > failed) {
      throw new UnusableReportException(
          "counts " + json.failed() + " failed tests, but lists " + failed + "; it is incomplete");
    }
    int didNotRun = (int) tests.stream().filter(it -> it.test().didNotRun()).count();
    boolean ran =
        !errors.isEmpty() || tests.isEmpty() || tests.stream().anyMatch(it -> it.test().ran());
    return new PlaywrightReport(
        ran ? new PlaywrightRun(json.startedAt(), tests.size(), failed, didNotRun) : null,
        reported,
        errors);
  }

  private static String firstLine(RunError error) {
    String message = error.message() == null ? "" : error.message();
    return COLOR.matcher(message).replaceAll("").strip().lines().findFirst().orElse("");
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
