package run.empirical.cli.testcases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.time.Age;

/**
 * The report of Playwright's last run in a checkout, found by Playwright's own variables and
 * defaults. The times of the files decide which one that is, and only that one must be readable.
 *
 * @param file the file that has the report
 * @param written when the file was written
 * @param report its content
 */
record LatestReport(PlaywrightReportFile file, Instant written, PlaywrightReport report) {
  /** Files written within this time of each other belong to one run. */
  private static final Duration SAME_RUN = Duration.ofSeconds(5);

  /** Playwright's default place of the file, and that of Empirical's base configuration. */
  private static final List<Path> LAST_RUN_FILES =
      List.of(
          Path.of("test-results", PlaywrightReportFile.LAST_RUN),
          Path.of("playwright-report", "data", PlaywrightReportFile.LAST_RUN));

  /** A file that may have the report. */
  private record Candidate(PlaywrightReportFile file, Instant written) {
    LatestReport read(InputFiles inputs) {
      if (!Files.isRegularFile(Path.of(file.path()))) {
        throw file.unusable("cannot read " + file.name() + ": not a regular file");
      }
      return new LatestReport(file, written, file.read(inputs));
    }
  }

  /**
   * Finds the HTML report, or {@code .last-run.json} if the HTML report is of an earlier run.
   *
   * @throws FailureException of kind {@code CONFIG} if neither exists, or it cannot be read
   */
  static LatestReport find(Host host, InputFiles inputs) {
    Path htmlFile =
        Stream.of("PLAYWRIGHT_HTML_OUTPUT_DIR", "PLAYWRIGHT_HTML_REPORT")
            .map(host::path)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(Path.of("playwright-report"))
            .resolve(PlaywrightReportFile.HTML_REPORT);
    Path lastRunFile = host.path("PLAYWRIGHT_LAST_RUN_OUTPUT_FILE");
    List<Path> lastRunFiles = lastRunFile == null ? LAST_RUN_FILES : List.of(lastRunFile);
    for (Path folder : host.searchedFolders()) {
      Candidate html = newest(folder, List.of(htmlFile), host);
      Candidate lastRun = newest(folder, lastRunFiles, host);
      if (html != null && lastRun != null) {
        return latest(html, lastRun, inputs);
      }
      Candidate only = html != null ? html : lastRun;
      if (only != null) {
        return only.read(inputs);
      }
    }
    throw FailureException.config(
        "--last-failed: no Playwright report in this folder or above it in the checkout; looked for"
            + " %s and %s; run npx playwright test, or name a report with --from-playwright",
        htmlFile, lastRunFiles.stream().map(Path::toString).collect(Collectors.joining(" or ")));
  }

  /** The newest of these files, of equally new ones the first; null if there is none. */
  private static @Nullable Candidate newest(Path folder, List<Path> files, Host host) {
    return files.stream()
        .map(folder::resolve)
        .filter(file -> !Files.notExists(file))
        .map(file -> candidate(file, host))
        .sorted(Comparator.comparing(Candidate::written).reversed())
        .findFirst()
        .orElse(null);
  }

  private static Candidate candidate(Path path, Host host) {
    Path folder = host.folder().toAbsolutePath();
    String name = (path.startsWith(folder) ? folder.relativize(path) : path).toString();
    PlaywrightReportFile file = new PlaywrightReportFile("--last-failed", path.toString(), name);
    try {
      return new Candidate(file, Instant.ofEpochMilli(Files.getLastModifiedTime(path).toMillis()));
    } catch (IOException e) {
      // It may be the newest.
      throw file.unusable("cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  /**
   * Reads the HTML report. If {@code .last-run.json} is of a later run, or {@code playwright test
   * --list} has overwritten the HTML report, reads {@code .last-run.json} and takes only titles
   * from the HTML report.
   */
  private static LatestReport latest(Candidate htmlFile, Candidate lastRunFile, InputFiles inputs) {
    if (Duration.between(htmlFile.written, lastRunFile.written).compareTo(SAME_RUN) > 0) {
      LatestReport lastRun = lastRunFile.read(inputs);
      try {
        return lastRun.withTitlesOf(htmlFile.read(inputs));
      } catch (FailureException e) {
        return lastRun; // Without titles.
      }
    }
    LatestReport html = htmlFile.read(inputs);
    return html.report.isOfList() ? lastRunFile.read(inputs).withTitlesOf(html) : html;
  }

  private LatestReport withTitlesOf(LatestReport html) {
    return new LatestReport(file, written, report.completedBy(html.report));
  }

  /** Says which file it is, how old it is and how many tests failed. */
  String describe(Instant now) {
    String age = new Age(written, now, /* atOtherTime= */ false).text();
    return file.name() + ", written " + age + ": " + report.failedText();
  }
}
