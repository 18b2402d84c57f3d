package run.empirical.cli.playwright;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last run of Playwright left behind in a folder.
 *
 * @param file the most telling report of that run
 * @param modified when it was written
 * @param status how the run ended; null when no other file of the run tells
 */
public record LastReport(Path file, Instant modified, @Nullable RunStatus status) {
  /** Where Playwright writes its HTML report when it is not configured. */
  public static final String HTML = "playwright-report/index.html";

  /** Where it says which tests failed. */
  public static final String LAST_RUN = "test-results/.last-run.json";

  /**
   * How far apart the files of one run are. Playwright writes the reports and then {@code
   * .last-run.json}, all within 50 milliseconds, and takes more than a second to run again. Where a
   * slow reporter comes between, {@code .last-run.json} has the same IDs and lacks the titles only,
   * while a report of an earlier run would be of other tests.
   */
  private static final Duration SAME_RUN = Duration.ofMillis(500);

  private static final int LONGEST_LAST_RUN = 1 << 20;

  /**
   * The report of the last run. An HTML report tells more than a JSON report, in which some IDs may
   * be missing, and both tell more than {@code .last-run.json}, which has no titles: of files of
   * the same run the most telling is taken.
   *
   * @param folder where Playwright ran
   * @param jsonReport the value of {@code PLAYWRIGHT_JSON_OUTPUT_NAME}; null when it is not set
   * @return null when there is none
   */
  public static @Nullable LastReport find(Path folder, @Nullable String jsonReport) {
    LastReport html = at(folder, HTML);
    LastReport json = jsonReport == null || jsonReport.isEmpty() ? null : at(folder, jsonReport);
    LastReport lastRun = at(folder, LAST_RUN);
    LastReport report = later(html, json);
    if (report == null || lastRun == null) {
      return report == null ? lastRun : report;
    }
    if (report.isOlderRunThan(lastRun)) {
      return lastRun;
    }
    return lastRun.isOlderRunThan(report)
        ? report
        : new LastReport(report.file, report.modified, status(lastRun.file));
  }

  /** The file to read for what a user names: a report's folder stands for its page. */
  public static Path fileFor(Path named) {
    return Files.isDirectory(named) ? named.resolve("index.html") : named;
  }

  private static @Nullable LastReport at(Path folder, String name) {
    try {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file)
          ? new LastReport(file, Files.getLastModifiedTime(file).toInstant(), null)
          : null;
    } catch (InvalidPathException | IOException e) {
      // What cannot be looked at is not there for us, and there may be another.
      return null;
    }
  }

  /** The one of the later run; the first when both are of the same run. */
  private static @Nullable LastReport later(
      @Nullable LastReport first, @Nullable LastReport second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.isOlderRunThan(second) ? second : first;
  }

  private boolean isOlderRunThan(LastReport other) {
    return modified.plus(SAME_RUN).isBefore(other.modified);
  }

  private static @Nullable RunStatus status(Path lastRun) {
    try (InputStream in = Files.newInputStream(lastRun)) {
      byte[] start = in.readNBytes(LONGEST_LAST_RUN);
      return PlaywrightReport.read(new ByteArrayInputStream(start), Set.of(Selection.FAILED))
          .run()
          .status();
    } catch (IOException | UnusableReportException e) {
      // The report that was found does without.
      return null;
    }
  }
}
