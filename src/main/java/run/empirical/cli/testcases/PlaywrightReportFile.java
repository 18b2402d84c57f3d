package run.empirical.cli.testcases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.json.UnusableDocumentException;

/**
 * A file with a report of a Playwright run.
 *
 * @param option the option that selects it, for messages
 * @param path its path; {@code -} for standard input
 * @param name its name in messages
 */
record PlaywrightReportFile(String option, String path, String name) {
  /** The name of the HTML report in its folder. */
  static final String HTML_REPORT = "index.html";

  /** The name of the file that lists the failed tests of the last run. */
  static final String LAST_RUN = ".last-run.json";

  /** In bytes; a report is read as a stream. */
  private static final long MAX_SIZE = 4L << 30;

  /**
   * Reads the report.
   *
   * @throws FailureException of kind {@code CONFIG} if it cannot be used
   */
  PlaywrightReport read(InputFiles inputs) {
    try (InputStream in = inputs.open(path, option, MAX_SIZE)) {
      return PlaywrightReportReader.read(in, folder());
    } catch (UnusableDocumentException e) {
      throw unusable(name + " " + e.getMessage());
    } catch (IOException e) {
      throw unusable("cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  /** Its folder, quoted for a command; a placeholder for standard input. */
  private String folder() {
    if (path.equals(InputFiles.DASH)) {
      return "FOLDER";
    }
    Path folder = Path.of(name).getParent();
    return folder == null ? "." : "\"" + folder + "\"";
  }

  /** An exception that says why the report cannot be used. */
  FailureException unusable(String problem) {
    return FailureException.config("%s: %s", option, problem);
  }
}
