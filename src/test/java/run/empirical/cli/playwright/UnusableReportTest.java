package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages about files that are no reports, are damaged, or are not as Playwright writes them. */
class UnusableReportTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | is empty
          [] | is not a Playwright report: no line starts with a JSON object. JUnit reports have no test IDs; unpack a zip file, and merge blob reports with npx playwright merge-reports
          `> test\n{ user: 'me' }` | is not a Playwright report: no line starts with a JSON object. JUnit reports have no test IDs; unpack a zip file, and merge blob reports with npx playwright merge-reports
          {"a":nul} | line 1: not JSON: Unrecognized token 'nul': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          {} | has no suites, files or failedTests; is it a Playwright report?
          {"suites":[]}{} | line 1: unexpected data at the end
          `{"suites":[\n` | line 2: it is truncated
          `> test\n> test\n{"suites":[],}` | line 3: not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
          {"suites":{}} | suites: expected an array, got an object
          {"config":{"projects":[true]}} | config.projects[0]: expected an object, got a boolean
          {"errors":[7]} | errors[0]: expected an object, got a number
          {"suites":[null]} | suites[0]: expected an object, got null
          {"suites":[{}]} | suites[0]: no specs
          {"suites":[{"title":7}]} | suites[0].title: expected a string, got a number
          {"suites":[{"specs":[{"id":"a","title":"t"}]}]} | suites[0].specs[0]: no tests
          {"suites":[{"specs":[{"tests":[{}]}]}]} | suites[0].specs[0].tests[0]: no status or outcome
          {"suites":[{"specs":[{"tests":[{"status":"timedOut"}]}]}]} | suites[0].specs[0].tests[0]: 'timedOut' is not a Playwright status
          {"suites":[{"specs":[{"id":"a","tests":[]}]}]} | suites[0].specs[0]: no title
          {"suites":[{"specs":[{"id":" "}]}]} | suites[0].specs[0]: id is blank
          {"suites":[{"specs":[{"id":"a\\u0007"}]}]} | suites[0].specs[0]: id contains a control character, which test case IDs never do
          {"suites":[{"specs":[{"id":"a\\ud83c"}]}]} | suites[0].specs[0]: id is not UTF-8
          {"suites":[{"specs":[{"id":"a","title":"t","ok":false,"tests":[]}]}]} | suites[0].specs[0]: it failed, but has no tests
          {"suites":[],"stats":{"unexpected":1}} | counts 1 failed tests, but lists 0; it is incomplete
          {"files":[{"tests":[{"testId":"a","title":"t","outcome":"flaky"}]}],"stats":{"unexpected":2}} | counts 2 failed tests, but lists 0; it is incomplete
          {"suites":[],"suites":[]} | line 1: not JSON: Duplicate field 'suites'
          {"suites":[],"other":{"a":1,"a":1}} | line 1: not JSON: Duplicate field 'a'
          {"suites":[],"stats":{"startTime":"today"}} | stats: Text 'today' could not be parsed at index 0
          {"failedTests":[7]} | failedTests[0]: expected a string, got a number
          {"failedTests":[" "]} | failedTests is blank
          {"files":[{"tests":[{"title":"t","outcome":"flaky"}]}]} | files[0]: no testId
          <testsuites/> | is not a Playwright report: no line starts with a JSON object. JUnit reports have no test IDs; unpack a zip file, and merge blob reports with npx playwright merge-reports
          {"files":[{}]} | files[0]: no tests
          {"files":[{"tests":[{"testId":"a","title":"t"}]}]} | files[0].tests[0]: no status or outcome
          {"files":[{"tests":[{"testId":"a","title":"t","outcome":"failed"}]}]} | files[0].tests[0]: 'failed' is not a Playwright status
          """)
  void saysWhatIsWrongAndWhere(String document, String message) {
    assertEquals(message, Reports.problem(document));
  }

  @Test
  void saysThatAStringIsTooLong() {
    String title = "a".repeat(20_000_001);

    assertEquals(
        "it has a string or number that is too long, or too many levels",
        Reports.problem("{\"suites\":[{\"title\":\"" + title + "\"}]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | its report.json: expected an object, got nothing
          null | its report.json: expected an object, got null
          {"files":[ | its report.json: line 1: it is truncated
          {"files":[]}{} | its report.json: line 1: unexpected data at the end
          [] | its report.json: expected an object, got an array
          """)
  void saysWhatIsWrongInTheDataOfAPage(String report, String message) throws IOException {
    assertEquals(message, Reports.problem(HtmlPage.of(report)));
  }

  static Stream<Arguments> pages() throws IOException {
    byte[] zip = HtmlPage.zip("report.json", HtmlReportTest.ONE_TEST.formatted("id"));
    byte[] cut = Arrays.copyOf(zip, zip.length / 2);
    byte[] broken = zip.clone();
    broken[60] ^= 0x55;
    String page = HtmlPage.of(zip);
    String noReport = "is a web page, but not a complete Playwright HTML report";
    String damaged =
        "its data is truncated or damaged; if Playwright is still running, try again when it"
            + " finishes";
    return Stream.of(
        Arguments.of("<!DOCTYPE html><html></html>", noReport),
        Arguments.of("\ufeff\n<HTML>", noReport),
        Arguments.of(page.substring(0, page.indexOf("base64,")), noReport),
        Arguments.of(HtmlPage.withData(""), "has no report.json in its data"),
        Arguments.of(HtmlPage.of(cut), damaged),
        Arguments.of(HtmlPage.of(broken), damaged),
        Arguments.of(
            HtmlPage.of(HtmlPage.zip("reports.json", "{}")), "has no report.json in its data"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void saysWhatIsWrongWithAPage(String page, String message) {
    assertEquals(message, Reports.problem(page));
  }

  /** Of a page, the zip file's end may be missing. */
  @ParameterizedTest
  @ValueSource(strings = {"reports/no-projects.json", "html/full-1.65.html"})
  void takesNoPartOfATruncatedReport(String file) throws IOException {
    byte[] whole = Files.readAllBytes(Reports.path(file));
    PlaywrightReport report = Reports.parse(whole);
    int refused = 0;
    for (int length = 0; length < whole.length - 2; length++) {
      try {
        assertEquals(report, Reports.parse(Arrays.copyOf(whole, length)));
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > whole.length * 0.8, refused + " of " + whole.length);
  }
}
