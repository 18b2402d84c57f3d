package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages about files that are not reports or are damaged. */
class PlaywrightReportReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | is empty
          ` ` | NONE expected an object, got nothing
          {"suites":[],"errors":[{}]} | is Playwright's JSON report, which has the ID of a test in its first project only; use --last-failed, the HTML report, or the reporter @empiricalrun/last-pass/reporter
          {} | has no files or failedTests; is it a Playwright report?
          {"status":"passed"} | has no files or failedTests; is it a Playwright report?
          {"status":"failed","name":"an Allure result"} | has no files or failedTests; is it a Playwright report?
          {"method":"onBlobReportMetadata","params":{"version":2}} | is a part of a blob report; run npx playwright merge-reports --reporter html FOLDER, where FOLDER has its zip archive
          [] | NONE expected an object, got an array
          <testsuites/> | NONE line 1: not JSON
          {"a":nul} | NONE line 1: not JSON
          {"files":[]}{} | NONE line 1: unexpected data at the end
          `{"files":[\n` | NONE line 2: it is truncated
          {"files":[],"files":[]} | NONE line 1: not JSON
          {"files":{}} | NONE files: expected an array, got an object
          {"files":[null]} | NONE files[0]: expected an object, got null
          {"files":[{}]} | NONE files[0]: no tests
          {"files":[{"tests":[{"title":"t","outcome":"flaky"}]}]} | NONE files[0].tests[0]: no testId
          {"files":[{"tests":[{"testId":"a","outcome":"flaky"}]}]} | NONE files[0].tests[0]: no title
          {"files":[{"tests":[{"testId":"a","title":7}]}]} | NONE files[0].tests[0].title: expected a string, got a number
          {"files":[{"tests":[{"testId":"a","title":"t"}]}]} | NONE files[0].tests[0]: no outcome
          {"files":[{"tests":[{"testId":"a","title":"t","outcome":"failed"}]}]} | NONE files[0].tests[0]: 'failed' is not a Playwright outcome
          {"files":[{"tests":[{"testId":" "}]}]} | NONE files[0].tests[0]: testId is blank
          {"files":[{"tests":[{"testId":"a\\u0007"}]}]} | NONE files[0].tests[0]: testId contains a control character, which test case IDs never do
          {"files":[{"tests":[{"testId":"a\\ud83c"}]}]} | NONE files[0].tests[0]: testId is not UTF-8
          {"files":[{"tests":[{"testId":"a","title":"t","outcome":"flaky"}]}],"stats":{"unexpected":2}} | counts 2 failed tests, but lists 0; it is incomplete
          {"files":[{"tests":[{"testId":"a","title":"t","outcome":"unexpected"}]}],"stats":{"unexpected":2}} | counts 2 failed tests, but lists 1; it is incomplete
          {"failedTests":[7]} | NONE failedTests[0]: expected a string, got a number
          {"failedTests":[" "]} | NONE failedTests is blank
          """)
  void saysWhatIsWrongAndWhere(String document, String message) {
    assertEquals(
        message.replace("NONE ", "is not a Playwright HTML report or .last-run.json: "),
        Reports.problem(document));
  }

  @Test
  void saysThatAStringIsTooLong() {
    String title = "a".repeat(20_000_001);

    assertEquals(
        "is not a Playwright HTML report or .last-run.json: it has a string or number that is too"
            + " long, or too many levels",
        Reports.problem("{\"status\":\"" + title + "\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | has an unusable report.json: expected an object, got nothing
          null | has an unusable report.json: expected an object, got null
          {"files":[ | has an unusable report.json: line 1: it is truncated
          {"files":[]}{} | has an unusable report.json: line 1: unexpected data at the end
          [] | has an unusable report.json: expected an object, got an array
          """)
  void saysWhatIsWrongInTheDataOfAPage(String report, String message) throws IOException {
    assertEquals(message, Reports.problem(PlaywrightPage.of(report)));
  }

  static Stream<Arguments> pages() throws IOException {
    byte[] zip = PlaywrightPage.zip("report.json", PlaywrightHtmlDataTest.ONE_TEST.formatted("id"));
    byte[] cut = Arrays.copyOf(zip, zip.length / 2);
    byte[] broken = zip.clone();
    broken[60] ^= 0x55;
    String page = PlaywrightPage.of(zip);
    String noReport = "is a web page, but not a complete Playwright HTML report";
    String damaged =
        "has truncated or damaged data; if Playwright is still running, try again when it"
            + " finishes";
    return Stream.of(
        Arguments.of(new String(zip, StandardCharsets.ISO_8859_1), "is a zip archive; unpack it"),
        Arguments.of("<!DOCTYPE html><html></html>", noReport),
        Arguments.of("\n<HTML>", noReport),
        Arguments.of(page.substring(0, page.indexOf("base64,")), noReport),
        Arguments.of(PlaywrightPage.withData(""), "has no report.json in its data"),
        Arguments.of(PlaywrightPage.of(cut), damaged),
        Arguments.of(PlaywrightPage.of(broken), damaged),
        Arguments.of(
            PlaywrightPage.of(PlaywrightPage.zip("reports.json", "{}")),
            "has no report.json in its data"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void saysWhatIsWrongWithAPage(String page, String message) {
    assertEquals(message, Reports.problem(page));
  }

  /** Even the end of the zip file must not be missing, so that each of the last lengths counts. */
  @Test
  void rejectsATruncatedReport() throws IOException {
    byte[] whole = Files.readAllBytes(Reports.path("html/full-1.65.html"));
    PlaywrightReport report = Reports.parse(whole);
    int tried = 0;
    int refused = 0;
    for (int length = 0; length < whole.length - 2; length += whole.length - length > 512 ? 7 : 1) {
      tried++;
      try {
        assertEquals(report, Reports.parse(Arrays.copyOf(whole, length)));
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > tried * 0.8, refused + " of " + tried);
  }

  @Test
  void readsAReportBehindBlanks() throws Exception {
    String blanks = "\n".repeat(70);
    String test = PlaywrightHtmlDataTest.ONE_TEST.formatted("id");
    for (String report : List.of(test, PlaywrightPage.of(test), "{\"status\":\"failed\"}")) {
      assertEquals(Reports.parse(report), Reports.parse(blanks + report));
    }
  }

  @Test
  void readsTheReportJsonOfAPageAsItIs() throws Exception {
    assertEquals(
        Reports.parse(PlaywrightPage.of(PlaywrightHtmlDataTest.ONE_TEST.formatted("id"))),
        Reports.parse(PlaywrightHtmlDataTest.ONE_TEST.formatted("id")));
  }
}
