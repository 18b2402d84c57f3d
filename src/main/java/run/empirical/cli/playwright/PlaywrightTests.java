package run.empirical.cli.playwright;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;

/**
 * Selects tests of Playwright's reports: of those that are named, and of the last run's.
 *
 * @param gated whether a gate judges the answer
 */
public record PlaywrightTests(
    Host host, InputFiles inputs, Console console, Set<Selection> selections, boolean gated) {
  /** The option that names a report. */
  public static final String FROM_PLAYWRIGHT = "--from-playwright";

  /** The option that takes the report of the last run. */
  public static final String LAST_FAILED = "--last-failed";

  /** In bytes; a report is read as a stream. */
  private static final long MAX_SIZE = 4L << 30;

  /**
   * The tests of a report given with {@code --from-playwright}: a file, its folder or standard
   * input.
   *
   * @throws FailureException of kind {@code CONFIG} for a report that cannot be used
   */
  public TestCaseList of(String named) {
    String file = named.equals(InputFiles.DASH) ? named : page(named);
    String name = InputFiles.name(file);
    return select(FROM_PLAYWRIGHT, name, read(inputs, FROM_PLAYWRIGHT, file, name));
  }

  /**
   * The tests of the last run; prints which file has them.
   *
   * @throws FailureException of kind {@code CONFIG} if there is none, or none that can be used
   */
  public TestCaseList ofLastRun() {
    LastRun last = LastRun.find(host, inputs);
    console.note(last.describe(host.time().now()));
    return select(LAST_FAILED, last.name(), last.report());
  }

  /** The selected tests of a report; prints what else it has. */
  private TestCaseList select(String option, String name, PlaywrightReport report) {
    if (!report.errors().isEmpty()) {
      String problem = name + " reports " + report.errorsInWords();
      if (gated || report.tests().isEmpty()) {
        throw unusable(option, problem);
      }
      console.warning(problem);
    }
    List<ReportedTest> selected;
    try {
      selected = report.select(selections);
    } catch (UnusableReportException e) {
      throw unusable(option, name + ": " + e.getMessage());
    }
    int leftOut = report.leftOut(selections);
    if (leftOut > 0) {
      console.note(name + ": " + leftOut + " marked as skipped and left out");
    }
    if (!selected.isEmpty() && selected.stream().allMatch(it -> it.testCase().title() == null)) {
      console.note(name + " has no titles; Playwright's HTML reporter writes them");
    }
    List<TestCase> identified = new ArrayList<>();
    List<LookUp> unidentified = new ArrayList<>();
    for (ReportedTest test : selected) {
      TestCase testCase = test.testCase();
      if (testCase.hasId()) {
        identified.add(testCase);
      } else {
        unidentified.add(
            LookUp.failed(
                testCase,
                Failure.of(
                    ExitStatus.CONFIG,
                    option
                        + ": "
                        + name
                        + " does not have the ID of '"
                        + testCase.title()
                        + "'; use the HTML report, which has all IDs")));
      }
    }
    boolean failed = report.run() != null && !selections.contains(Selection.ALL);
    return new TestCaseList(identified, Set.of(), unidentified, true, report.run(), failed);
  }

  /** The page in a folder; any other file as it is. */
  private static String page(String named) {
    File file = new File(named);
    return file.isDirectory() ? new File(file, "index.html").toString() : named;
  }

  /**
   * Reads a report.
   *
   * @param name its file's name in messages
   */
  static PlaywrightReport read(InputFiles inputs, String option, String file, String name) {
    try (InputStream in = inputs.open(file, option, MAX_SIZE)) {
      return PlaywrightReportReader.read(in);
    } catch (UnusableReportException e) {
      throw unusable(option, name + ": " + e.getMessage());
    } catch (IOException e) {
      throw unusable(option, "cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  static FailureException unusable(String option, String problem) {
    return FailureException.config(option + ": " + problem);
  }
}
