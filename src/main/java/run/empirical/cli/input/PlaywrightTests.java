package run.empirical.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.PlaywrightReportReader;
import run.empirical.cli.playwright.ReportedTest;
import run.empirical.cli.playwright.Selection;
import run.empirical.cli.playwright.UnusableReportException;

/** Gathers the tests of Playwright's reports: those given, and the last run's. */
public final class PlaywrightTests {
  /** The option that names a report. */
  public static final String FROM_PLAYWRIGHT = "--from-playwright";

  /** The option that takes the report of the last run. */
  public static final String LAST_FAILED = "--last-failed";

  /** In bytes; a report is read as a stream. */
  private static final long MAX_SIZE = 4L << 30;

  private final Host host;
  private final InputFiles inputs;
  private final Console console;
  private final Set<Selection> selections;
  private final boolean gated;
  private final TestCases testCases;

  /**
   * Reads the reports of one run of this program.
   *
   * @param gated whether a gate judges the answer
   * @param testCases gets the tests
   */
  public PlaywrightTests(
      Host host,
      InputFiles inputs,
      Console console,
      Set<Selection> selections,
      boolean gated,
      TestCases testCases) {
    this.host = host;
    this.inputs = inputs;
    this.console = console;
    this.selections = selections;
    this.gated = gated;
    this.testCases = testCases;
  }

  /**
   * Adds a report given with {@code --from-playwright}: a file, its folder or standard input.
   *
   * @throws FailureException of kind {@code CONFIG} for a report that cannot be used
   */
  public void add(String named) {
    String file = named.equals(InputFiles.DASH) ? named : page(named);
    String name = InputFiles.name(file);
    add(FROM_PLAYWRIGHT, name, read(inputs, FROM_PLAYWRIGHT, file, name));
  }

  /**
   * Adds the report of the last run; prints which file it is.
   *
   * @throws FailureException of kind {@code CONFIG} if there is none, or none that can be used
   */
  public void addLast() {
    LastPlaywrightRun last = LastPlaywrightRun.find(host, inputs);
    console.note(last.describe(host.time().now()));
    if (last.filesDiffer()) {
      console.note(
          last.names()
              + " name different failed tests; a test counts as failed if one of them says so");
    }
    add(LAST_FAILED, last.name(), last.report());
  }

  /** Adds a report, and says what it has besides the selected tests. */
  private void add(String option, String name, PlaywrightReport report) {
    if (report.errors() > 0) {
      String first = report.firstError() == null ? "" : ": " + report.firstError();
      String problem = name + " reports errors outside any test (" + report.errors() + ")" + first;
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
    for (ReportedTest test : selected) {
      TestCase testCase = test.testCase();
      if (testCase.hasId()) {
        testCases.addReported(testCase);
      } else {
        testCases.addUnidentified(
            testCase,
            option
                + ": "
                + name
                + " does not have the ID of '"
                + testCase.title()
                + "'; use the HTML report, which has all IDs");
      }
    }
    PlaywrightRun run = report.summary();
    if (run != null) {
      testCases.addRun(run);
    }
  }

  /** The page in a folder; any other file as it is. */
  private static String page(String named) {
    try {
      Path folder = Path.of(named);
      if (!Files.isDirectory(folder)) {
        return named;
      }
      Path page = folder.resolve("index.html");
      if (Files.notExists(page) && hasBlobs(folder)) {
        throw unusable(
            FROM_PLAYWRIGHT,
            named
                + " has blob reports; merge them first: npx playwright merge-reports"
                + " --reporter=html "
                + named);
      }
      return page.toString();
    } catch (InvalidPathException e) {
      return named;
    }
  }

  private static boolean hasBlobs(Path folder) {
    try (DirectoryStream<Path> blobs = Files.newDirectoryStream(folder, "*.zip")) {
      return blobs.iterator().hasNext();
    } catch (IOException | DirectoryIteratorException e) {
      // Opening the page says why.
      return false;
    }
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
