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
 * The report of the last Playwright run in a folder.
 *
 * @param file the most detailed report of that run
 * @param modified when it was written
 * @param status how the run ended; null if no other file of the run gives it
 */
public record LastReport(Path file, Instant modified, @Nullable RunStatus status) {
  /** Where Playwright writes its HTML report by default. */
  public static final String HTML = "playwright-report/index.html";

  /** Where Playwright lists the failed tests. */
  public static final String LAST_RUN = "test-results/.last-run.json";

  /**
   * The maximum time between the files of one run. Playwright writes the reports and then {@code
   * .last-run.json}, all within 50 milliseconds; another run takes more than a second. If a slow
   * reporter delays {@code .last-run.json}, that file is used: it has the same IDs and lacks only
   * the titles, while a report of an earlier run would have other tests.
   */
  private static final Duration SAME_RUN = Duration.ofMillis(500);

  private static final int MAX_LAST_RUN_SIZE = 1 << 20;

  /**
   * Finds the report of the last run. Of several files of the same run, it takes the most detailed:
   * an HTML report, else a JSON report, which may lack some IDs, else {@code .last-run.json}, which
   * has no titles.
   *
   * @param folder where Playwright ran
   * @param jsonReport the value of {@code PLAYWRIGHT_JSON_OUTPUT_NAME}; null if it is not set
   * @return null if there is none
   */
  public static @Nullable LastReport find(Path folder, @Nullable String jsonReport) {
    LastReport html = at(folder, HTML);
    LastReport json = jsonReport == null || jsonReport.isEmpty() ? null : at(folder, jsonReport);
    LastReport lastRun = at(folder, LAST_RUN);
    LastReport report = later(html, json);
    if (report == null || lastRun == null) {
      return report == null ? lastRun : report;
    }
    if (report.isFromEarlierRunThan(lastRun)) {
      return lastRun;
    }
    return lastRun.isFromEarlierRunThan(report)
        ? report
        : new LastReport(report.file, report.modified, status(lastRun.file));
  }

  /** The file to read for a path given by the user: a folder's page, or the path itself. */
  public static Path fileFor(Path path) {
    return Files.isDirectory(path) ? path.resolve("index.html") : path;
  }

  private static @Nullable LastReport at(Path folder, String name) {
    try {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file)
          ? new LastReport(file, Files.getLastModifiedTime(file).toInstant(), null)
          : null;
    } catch (InvalidPathException | IOException e) {
      // Treat an inaccessible file as missing; there may be another.
      return null;
    }
  }

  /** The report of the later run; the first if both are of the same run. */
  private static @Nullable LastReport later(
      @Nullable LastReport first, @Nullable LastReport second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.isFromEarlierRunThan(second) ? second : first;
  }

  private boolean isFromEarlierRunThan(LastReport other) {
    return modified.plus(SAME_RUN).isBefore(other.modified);
  }

  private static @Nullable RunStatus status(Path lastRun) {
    try (InputStream in = Files.newInputStream(lastRun)) {
      byte[] start = in.readNBytes(MAX_LAST_RUN_SIZE);
      return PlaywrightReport.read(new ByteArrayInputStream(start), Set.of(Selection.FAILED))
          .run()
          .status();
    } catch (IOException | UnusableReportException e) {
      // The status is optional.
      return null;
    }
  }
}
