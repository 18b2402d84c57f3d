package run.empirical.cli.option;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.PlaywrightRun;

/**
 * A report that may be the newest.
 *
 * @param file its file
 * @param modified the file's time
 * @param report its content
 * @param run the run that it is of
 */
record RunReport(Path file, Instant modified, PlaywrightReport report, PlaywrightRun run) {
  /**
   * The maximum time between the files of one run. Playwright writes them within 50 milliseconds;
   * another run takes more than a second. If a slow reporter delays {@code .last-run.json}, that
   * file is used: it also lists the tests that did not run and has no titles, while a report of an
   * earlier run would have other tests.
   */
  private static final Duration SAME_RUN = Duration.ofMillis(500);

  /** When the run ended, as the report says it, else the file's time. */
  Instant ended() {
    return run.end() == null ? modified : run.end();
  }

  /**
   * The report of the later run; if both are of the same run, this one with the ending that the
   * other may tell.
   */
  RunReport orLater(RunReport other) {
    if (isOfSameRunAs(other)) {
      return new RunReport(file, modified, report, run.withEndingOf(other.run));
    }
    return ended().isBefore(other.ended()) ? other : this;
  }

  private boolean isOfSameRunAs(RunReport other) {
    boolean bothTell = run.end() != null && other.run.end() != null;
    return isSame(ended(), other.ended()) || (!bothTell && isSame(modified, other.modified));
  }

  private static boolean isSame(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME_RUN) <= 0;
  }
}
