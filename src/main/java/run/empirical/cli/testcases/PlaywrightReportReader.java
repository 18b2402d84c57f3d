package run.empirical.cli.testcases;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.json.RecordReader;
import run.empirical.cli.json.UnusableDocumentException;
import run.empirical.cli.testcases.PlaywrightJson.Test;

/** Reads an HTML report or {@code .last-run.json}, and tells them apart by their content. */
final class PlaywrightReportReader {
  /** How zip archives begin. */
  private static final String ZIP = "PK";

  /** How the {@code report.jsonl} in a blob report begins. */
  private static final String BLOB = "{\"method\":\"onBlobReportMetadata\"";

  private static final Pattern PAGE = Pattern.compile("(?i)\\s*<(?:!|html)");

  /** What older versions, such as 1.47, write if a run ended before its first test. */
  private static final Pattern STATUS_ONLY =
      Pattern.compile("\\s*\\{\\s*\"status\"\\s*:\\s*\"(?!passed\")\\w+\"\\s*}\\s*");

  /** In bytes; a report may begin with blanks. */
  private static final int LOOKAHEAD = 1 << 16;

  private static final String IN_PAGE = "has an unusable report.json: ";
  private static final String NO_REPORT = "is not a Playwright HTML report or .last-run.json: ";

  private PlaywrightReportReader() {}

  /**
   * Reads a report of any size and keeps only its tests.
   *
   * @param folder the folder of the file, for messages
   * @throws UnusableDocumentException if it is not a report of a run; its message follows a name
   * @throws IOException if reading fails
   */
  static PlaywrightReport read(InputStream in, String folder) throws IOException {
    BufferedInputStream file = new BufferedInputStream(in, LOOKAHEAD);
    file.mark(LOOKAHEAD);
    String start = new String(file.readNBytes(LOOKAHEAD), StandardCharsets.ISO_8859_1);
    file.reset();
    requireReport(start, file, folder);
    boolean page = PAGE.matcher(start).lookingAt();
    try {
      PlaywrightJson json =
          page ? json(PlaywrightHtmlData.open(file), IN_PAGE) : json(file, NO_REPORT);
      List<String> failed = STATUS_ONLY.matcher(start).matches() ? List.of() : json.failedTests();
      return failed == null ? htmlReport(json) : PlaywrightReport.ofLastRun(failed, json.status());
    } catch (EOFException | ZipException e) {
      throw new UnusableDocumentException(
          "has truncated or damaged data; if Playwright is still running, try again when it"
              + " finishes");
    }
  }

  /** Rejects an empty file and a blob report, which users may take for a report of failed tests. */
  private static void requireReport(String start, InputStream file, String folder)
      throws UnusableDocumentException {
    if (start.isEmpty()) {
      throw new UnusableDocumentException("is empty");
    }
    if (start.startsWith(ZIP)) {
      throw new UnusableDocumentException(
          isBlobReport(file)
              ? Message.of(
                  "is a blob report; run npx playwright merge-reports --reporter html %s", folder)
              : "is a zip archive; unpack it");
    }
    if (start.startsWith(BLOB)) {
      throw new UnusableDocumentException(
          "is a part of a blob report; run npx playwright merge-reports --reporter html FOLDER,"
              + " where FOLDER has its zip archive");
    }
  }

  /** Whether a zip archive is a blob report, which may have attachments before its events. */
  private static boolean isBlobReport(InputStream archive) {
    try {
      return PlaywrightHtmlData.entry(
              archive, name -> name.startsWith("report") && name.endsWith(".jsonl"))
          != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static PlaywrightJson json(InputStream document, String problem) throws IOException {
    try {
      return new RecordReader<>(PlaywrightJson.class).read(document);
    } catch (UnusableDocumentException e) {
      throw new UnusableDocumentException(problem + e.getMessage());
    }
  }

  private static PlaywrightReport htmlReport(PlaywrightJson json) throws UnusableDocumentException {
    if (json.suites() != null) {
      throw new UnusableDocumentException(
          "is Playwright's JSON report, which has the ID of a test in its first project only; use"
              + " --last-failed, the HTML report, or the reporter"
              + " @empiricalrun/last-pass/reporter");
    }
    if (json.files() == null) {
      throw new UnusableDocumentException(
          "has no files or failedTests; is it a Playwright report?");
    }
    long failed =
        json.files().stream().flatMap(file -> file.tests().stream()).filter(Test::isFailed).count();
    if (json.failedCount() > failed) {
      throw new UnusableDocumentException(
          Message.of(
              "counts %s failed tests, but lists %s; it is incomplete",
              json.failedCount(), failed));
    }
    return PlaywrightTestCases.of(json.files()).report(json.startedAt(), json.errorLines());
  }
}
