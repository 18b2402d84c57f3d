package run.empirical.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;

/**
 * The failed tests of a Playwright run: of a report that is named, or of the last run.
 *
 * @param gated whether a gate judges the answer
 */
record FailedTests(Host host, InputFiles inputs, Console console, boolean gated) {
  /** The HTML report's file in its folder. */
  static final String HTML_REPORT = "index.html";

  /** The file in Playwright's output folder. */
  static final String LAST_RUN = ".last-run.json";

  /** In bytes; a report is read as a stream. */
  private static final long MAX_SIZE = 4L << 30;

  /**
   * The tests of a report given with {@code --from-playwright}: a file, a folder that has one, or
   * standard input.
   *
   * @throws FailureException of kind {@code CONFIG} for a report that cannot be used
   */
  TestCaseList of(String named) {
    String file = inputs.isFolder(named) ? reportIn(named) : named;
    String name = InputFiles.name(file);
    PlaywrightReport report = read(inputs, TestCaseSources.FROM_PLAYWRIGHT, file, name);
    check(TestCaseSources.FROM_PLAYWRIGHT, name, report);
    return failed(name, report);
  }

  private String reportIn(String folder) {
    return Stream.of(HTML_REPORT, LAST_RUN)
        .map(name -> Path.of(folder, name).toString())
        .filter(inputs::exists)
        .findFirst()
        .orElseThrow(
            () ->
                unusable(
                    TestCaseSources.FROM_PLAYWRIGHT,
                    "no " + HTML_REPORT + " or " + LAST_RUN + " in " + folder));
  }

  /**
   * The tests of the last run; prints which file has them.
   *
   * @throws FailureException of kind {@code CONFIG} if there is none, or none that can be used
   */
  TestCaseList ofLastRun() {
    LastRun last = LastRun.find(host, inputs);
    check(TestCaseSources.LAST_FAILED, last.name(), last.report());
    console.note(last.describe(host.time().now()));
    return failed(last.name(), last.report());
  }

  /** Refuses a report that does not tell which tests failed. */
  private void check(String option, String name, PlaywrightReport report) {
    if (!report.errors().isEmpty()) {
      String problem = name + " reports " + report.errorsInWords();
      if (gated || !report.anyTestRan()) {
        throw unusable(option, problem);
      }
      console.warning(problem);
    }
    if (!report.anyTestRan()) {
      throw unusable(option, "no test in " + name + " ran; run npx playwright test");
    }
  }

  private TestCaseList failed(String name, PlaywrightReport report) {
    List<TestCase> failed = report.failed();
    if (!failed.isEmpty() && failed.stream().allMatch(test -> test.title() == null)) {
      console.note(name + " has no titles; Playwright's HTML reporter writes them");
    }
    return TestCaseList.ofFailedTests(failed, report.run(), "no test failed in " + name);
  }

  /**
   * Reads a report.
   *
   * @param name its file's name in messages
   */
  static PlaywrightReport read(InputFiles inputs, String option, String file, String name) {
    try (InputStream in = inputs.open(file, option, MAX_SIZE)) {
      return PlaywrightReportReader.read(in);
    } catch (UnusableDocumentException e) {
      throw unusable(option, name + ": " + e.getMessage());
    } catch (IOException e) {
      throw unusable(option, "cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  static FailureException unusable(String option, String problem) {
    return FailureException.config(option + ": " + problem);
  }
}
