package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.PlaywrightReport.Kind;
import run.empirical.cli.playwright.ReportJson.Test;
import run.empirical.cli.playwright.ReportJson.TestFile;

/** Makes a report of what Playwright's JSON says. */
final class JsonContent {
  private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");

  private JsonContent() {}

  static PlaywrightReport report(ReportJson json) throws UnusableReportException {
    List<String> forms = new ArrayList<>();
    List<NamedTest> tests = new ArrayList<>();
    boolean anyRan = false;
    if (json.failedTests() != null) {
      forms.add("failedTests");
    }
    if (json.files() != null) {
      forms.add("files");
      for (TestFile file : json.files()) {
        for (Test test : file.tests()) {
          tests.add(named(test, file.fileName()));
          anyRan |= test.results() != null && !test.results().isEmpty();
        }
      }
    }
    if (json.suites() != null) {
      forms.add("suites");
      JsonSuites suites = new JsonSuites(json.config(), json.suites());
      tests.addAll(suites.tests());
      anyRan |= suites.anyRan();
    }
    if (forms.size() != 1) {
      throw new UnusableReportException(
          forms.isEmpty()
              ? "has no suites, files or failedTests; is it a Playwright report?"
              : "contradicts itself: it has both " + String.join(" and ", forms));
    }
    return json.failedTests() != null
        ? ofFailedTests(json.failedTests(), json.status())
        : ofTests(json, NamedTest.titled(tests), anyRan);
  }

  private static PlaywrightReport ofFailedTests(List<String> ids, @Nullable String status) {
    List<ReportedTest> failed =
        ids.stream()
            .distinct()
            .map(id -> new ReportedTest(TestCase.of(id), Outcome.UNEXPECTED))
            .toList();
    String ending =
        switch (String.valueOf(status)) {
          case "timedout" -> " before the run timed out";
          case "interrupted" -> " before the run was interrupted";
          default -> "";
        };
    return new PlaywrightReport(Kind.FAILED_ONLY, failed, null, ending, 0, null);
  }

  private static PlaywrightReport ofTests(ReportJson json, List<ReportedTest> tests, boolean anyRan)
      throws UnusableReportException {
    int errors = json.errors().size();
    String firstError =
        json.errors().stream()
            .map(ReportJson.RunError::message)
            .filter(message -> message != null)
            .map(message -> COLOR.matcher(message).replaceAll("").strip())
            .flatMap(String::lines)
            .findFirst()
            .orElse(null);
    boolean ran =
        anyRan
            || errors > 0
            || tests.isEmpty()
            || tests.stream()
                .anyMatch(
                    test ->
                        test.outcome() != Outcome.SKIPPED && test.outcome() != Outcome.DID_NOT_RUN);
    PlaywrightReport report =
        new PlaywrightReport(
            ran ? Kind.RUN : Kind.LIST, tests, json.startedAt(), "", errors, firstError);
    int failed = report.count(Outcome.UNEXPECTED);
    if (json.stats() != null
        && json.stats().unexpected() != null
        && json.stats().unexpected() != failed) {
      throw new UnusableReportException(
          "contradicts itself: stats.unexpected is "
              + json.stats().unexpected()
              + ", but it has "
              + failed
              + " such tests");
    }
    return report;
  }

  private static NamedTest named(Test test, @Nullable String file) {
    List<String> titles = new ArrayList<>(test.path());
    titles.add(test.title());
    int repeat = test.repeatEachIndex() == null ? 0 : test.repeatEachIndex();
    return new NamedTest(
        test.testId(), titles, test.projectName(), repeat, file, test.knownOutcome());
  }
}
