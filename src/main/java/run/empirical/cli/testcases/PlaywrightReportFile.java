package run.empirical.cli.testcases;

import java.io.IOException;
import java.io.InputStream;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;

/**
 * A file with a report of a Playwright run.
 *
 * @param option the option that asks for it
 * @param path where it is; {@code -} is standard input
 * @param name what messages call it
 */
record PlaywrightReportFile(String option, String path, String name) {
  /** The HTML report's file in its folder. */
  static final String HTML_REPORT = "index.html";

  /** The file in Playwright's output folder. */
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
      return PlaywrightReportReader.read(in);
    } catch (UnusableDocumentException e) {
      throw unusable(name + ": " + e.getMessage());
    } catch (IOException e) {
      throw unusable("cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  /** Says why it cannot be used. */
  FailureException unusable(String problem) {
    return FailureException.config(option + ": " + problem);
  }
}
