package run.empirical.cli.testcases;

import java.nio.file.Path;
import java.util.List;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;

/**
 * Reads the test cases that failed in a Playwright run: from a given report, or from the report of
 * the last run.
 */
public record FailedTestCases(ReadingContext context) {
  /**
   * The failed tests of a report given with {@code --from-playwright}: a file, a folder that has
   * one, or standard input.
   *
   * @throws FailureException of kind {@code CONFIG} for a report that cannot be used
   */
  public TestCaseList of(String named) {
    String path = context.inputs().isFolder(named) ? reportIn(named) : named;
    PlaywrightReportFile file =
        new PlaywrightReportFile("--from-playwright", path, InputFiles.name(path));
    PlaywrightReport report = file.read(context.inputs());
    requireUsable(file, report);
    if (report.failedTests().isEmpty()) {
      context.console().note("no test failed in " + file.name());
    }
    return list(file.name(), report, named.equals(InputFiles.DASH));
  }

  private String reportIn(String folder) {
    for (String name :
        List.of(PlaywrightReportFile.HTML_REPORT, PlaywrightReportFile.LAST_RUN, "report.jsonl")) {
      String path = Path.of(folder, name).toString();
      if (context.inputs().exists(path)) {
        return path;
      }
    }
    throw FailureException.config(
        "--from-playwright: no index.html or .last-run.json in %s; for blob reports, first run npx"
            + " playwright merge-reports --reporter html \"%s\"",
        folder, folder);
  }

  /**
   * The failed tests of the last run. Prints the name of the file that lists them.
   *
   * @throws FailureException of kind {@code CONFIG} if there is no report, or it cannot be used
   */
  public TestCaseList ofLastRun() {
    LatestReport last = LatestReport.find(context.host(), context.inputs());
    requireUsable(last.file(), last.report());
    context.console().note(last.describe(context.host().time().now()));
    return list(last.file().name(), last.report(), /* headed= */ false);
  }

  /** Rejects a report that does not say which tests failed. */
  private void requireUsable(PlaywrightReportFile file, PlaywrightReport report) {
    if (report.problem() != null) {
      throw file.unusable(file.name() + ": " + report.problem());
    }
    if (!report.errors().isEmpty()) {
      String problem = file.name() + " reports " + report.errorsText();
      if (!report.anyTestRan()) {
        throw file.unusable(problem);
      }
      context.console().warning("%s", problem);
    }
    if (!report.anyTestRan()) {
      throw file.unusable(Message.of("no test in %s ran; run npx playwright test", file.name()));
    }
  }

  private TestCaseList list(String name, PlaywrightReport report, boolean headed) {
    List<TestCase> tests = report.failedTests();
    if (!tests.isEmpty() && tests.stream().allMatch(test -> test.title() == null)) {
      String advice = "Playwright's HTML report has them (--from-playwright FOLDER)";
      context.console().note(name + " has no titles; " + advice);
    }
    return TestCaseList.ofReport(tests, report.run(), headed);
  }
}
