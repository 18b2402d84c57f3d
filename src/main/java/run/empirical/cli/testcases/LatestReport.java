package run.empirical.cli.testcases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
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
 * defaults.
 *
 * @param file the file that has the report
 * @param written when the file was written
 * @param report its content
 */
record LatestReport(PlaywrightReportFile file, Instant written, PlaywrightReport report) {
  /** Files written within this time of each other belong to one run. */
  private static final Duration SAME_RUN = Duration.ofSeconds(5);

  /** Playwright's default place of the file, and that of Empirical's base configuration. */
  private static final List<Path> LISTS =
      List.of(
          Path.of("test-results", PlaywrightReportFile.LAST_RUN),
          Path.of("playwright-report", "data", PlaywrightReportFile.LAST_RUN));

  /**
   * Finds the HTML report, or {@code .last-run.json} if the HTML report is of an earlier run.
   *
   * @throws FailureException of kind {@code CONFIG} if neither exists, or one cannot be read
   */
  static LatestReport find(Host host, InputFiles inputs) {
    Path page =
        first(
                host.path("PLAYWRIGHT_HTML_OUTPUT_DIR"),
                host.path("PLAYWRIGHT_HTML_REPORT"),
                Path.of("playwright-report"))
            .resolve(PlaywrightReportFile.HTML_REPORT);
    Path named = host.path("PLAYWRIGHT_LAST_RUN_OUTPUT_FILE");
    List<Path> lists = named == null ? LISTS : List.of(named);
    for (Path folder : host.searchedFolders()) {
      LatestReport html = read(folder.resolve(page), host, inputs);
      LatestReport failed = null;
      for (Path list : lists) {
        failed = newer(failed, read(folder.resolve(list), host, inputs));
      }
      if (failed != null) {
        return html == null ? failed : failed.orHtml(html);
      }
      if (html != null) {
        return html;
      }
    }
    throw FailureException.config(
        SourceOptions.LAST_FAILED
            + ": no Playwright report in this folder or above it in the checkout; looked for "
            + page
            + " and "
            + lists.stream().map(Path::toString).collect(Collectors.joining(" or "))
            + "; run npx playwright test, or name a report with "
            + SourceOptions.FROM_PLAYWRIGHT);
  }

  private static @Nullable LatestReport newer(
      @Nullable LatestReport one, @Nullable LatestReport other) {
    return one == null || (other != null && other.written.isAfter(one.written)) ? other : one;
  }

  private static Path first(@Nullable Path... places) {
    return Stream.of(places).filter(Objects::nonNull).findFirst().orElseThrow();
  }

  /** Reads a file; null if there is none. */
  private static @Nullable LatestReport read(Path file, Host host, InputFiles inputs) {
    if (Files.notExists(file)) {
      return null;
    }
    Path folder = host.folder().toAbsolutePath();
    String name = (file.startsWith(folder) ? folder.relativize(file) : file).toString();
    PlaywrightReportFile report =
        new PlaywrightReportFile(SourceOptions.LAST_FAILED, file.toString(), name);
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      throw report.unusable("cannot read " + name + ": " + IoProblem.of(e));
    }
    if (!attributes.isRegularFile()) {
      throw report.unusable("cannot read " + name + ": not a regular file");
    }
    return new LatestReport(
        report,
        Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis()),
        report.read(inputs));
  }

  /** The HTML report if it is of the same run or a later one; else this report with its titles. */
  private LatestReport orHtml(LatestReport html) {
    boolean newer = Duration.between(html.written, written).compareTo(SAME_RUN) > 0;
    return newer || html.report.isOfList()
        ? new LatestReport(file, written, report.completedBy(html.report))
        : html;
  }

  /** Says which file it is, how old it is and how many tests failed. */
  String describe(Instant now) {
    String age = Age.of(written, now, /* atOtherTime= */ false).words(written);
    return file.name() + ", written " + age + ": " + report.failedInWords();
  }
}
