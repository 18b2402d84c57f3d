package run.empirical.cli.testcases;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.testcases.PlaywrightReportJson.Test;

/** Reads an HTML report or {@code .last-run.json}, and tells them apart by their content. */
final class PlaywrightReportReader {
  private static final RecordReader<PlaywrightReportJson> JSON =
      new RecordReader<>(PlaywrightReportJson.class);

  /** How zip archives begin. */
  private static final String ZIP = "PK";

  private static final Pattern PAGE = Pattern.compile("(?i)\\s*<(?:!|html)");
  private static final int LOOKAHEAD = 64;
  private static final String IN_PAGE = "its report.json: ";
  private static final String NO_REPORT = "is not a Playwright HTML report or .last-run.json: ";

  private PlaywrightReportReader() {}

  /**
   * Reads a report of any size and keeps only its tests.
   *
   * @throws UnusableDocumentException if it is not a report
   * @throws IOException if reading fails
   */
  static PlaywrightReport read(InputStream in) throws IOException {
    BufferedInputStream file = new BufferedInputStream(in, 1 << 16);
    file.mark(LOOKAHEAD);
    String start = new String(file.readNBytes(LOOKAHEAD), StandardCharsets.ISO_8859_1);
    file.reset();
    if (start.isBlank()) {
      throw new UnusableDocumentException("is empty");
    }
    if (start.startsWith(ZIP)) {
      throw new UnusableDocumentException("is a zip archive; unpack it");
    }
    boolean page = PAGE.matcher(start).lookingAt();
    try {
      PlaywrightReportJson json =
          page ? json(PlaywrightHtmlReport.open(file), IN_PAGE) : json(file, NO_REPORT);
      return json.failedTests() != null ? lastRun(json, json.failedTests()) : htmlReport(json);
    } catch (EOFException | ZipException e) {
      throw new UnusableDocumentException(
          "its data is truncated or damaged; if Playwright is still running, try again when it"
              + " finishes",
          e);
    }
  }

  private static PlaywrightReportJson json(InputStream document, String problem)
      throws IOException {
    try {
      return JSON.read(document);
    } catch (UnusableDocumentException e) {
      throw new UnusableDocumentException(problem + e.getMessage(), e);
    }
  }

  private static PlaywrightReport lastRun(PlaywrightReportJson json, List<String> ids) {
    List<TestCase> failed = ids.stream().distinct().map(TestCase::of).toList();
    return new PlaywrightReport(
        new PlaywrightRun(null, null, null, null, null),
        true,
        failed,
        Map.of(),
        List.of(),
        failed.isEmpty() ? problem(json.status()) : null);
  }

  /** Why {@code .last-run.json} with this status names no test; null if the run passed. */
  private static @Nullable String problem(@Nullable String status) {
    if (status == null || status.equals("passed")) {
      return null;
    }
    return status.equals("failed")
        ? "the run failed, but no test did: an error outside the tests, or flaky ones"
            + " (failOnFlakyTests)"
        : "the run ended before a test failed: its status is " + status;
  }

  private static PlaywrightReport htmlReport(PlaywrightReportJson json)
      throws UnusableDocumentException {
    if (json.suites() != null) {
      throw new UnusableDocumentException(
          "is Playwright's JSON report, which has the ID of a test in its first project only; use"
              + " --last-failed, the HTML report, or the reporter @empiricalrun/cli/reporter");
    }
    if (json.files() == null) {
      throw new UnusableDocumentException(
          "has no files or failedTests; is it a Playwright report?");
    }
    List<Test> listed = json.files().stream().flatMap(file -> file.tests().stream()).toList();
    long failed = listed.stream().filter(Test::isFailed).count();
    if (json.failedCount() > failed) {
      throw new UnusableDocumentException(
          "counts "
              + json.failedCount()
              + " failed tests, but lists "
              + failed
              + "; it is incomplete");
    }
    PlaywrightTestCases tests = PlaywrightTestCases.of(json.files());
    List<TestCase> distinct = tests.failedTests();
    return new PlaywrightReport(
        new PlaywrightRun(
            json.startedAt(),
            tests.entries().size(),
            distinct.size(),
            tests.flakyCount(),
            tests.didNotRunCount()),
        listed.stream().anyMatch(Test::ran),
        distinct,
        tests.byReportedId(),
        json.errorLines(),
        null);
  }
}
