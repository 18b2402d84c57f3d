package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages about files that are no reports, are damaged, or are not as Playwright writes them. */
class UnusableReportTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | is empty
          ` \n` | is empty
          [] | no line starts with a JSON object; is it a Playwright report?
          `> test\n{ user: 'me' }` | no line starts with a JSON object; is it a Playwright report?
          {"a":nul} | line 1: not JSON: Unrecognized token 'nul': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          {} | has no suites, files or failedTests; is it a Playwright report?
          {"status":"failed"} | has no suites, files or failedTests; is it a Playwright report?
          {"suites":[]}{} | line 1: unexpected data at the end
          `{"suites":[\n` | line 2: it is truncated
          `> test\n> test\n{"suites":[],}` | line 3: not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
          `\n  {"suites":[],}` | line 2: not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
          {"suites":{}} | suites: expected an array, got an object
          {"config":[]} | config: expected an object, got an array
          {"config":{"projects":""}} | config.projects: expected an array, got a string
          {"config":{"projects":[true]}} | config.projects[0]: expected an object, got a boolean
          {"errors":[7]} | errors[0]: expected an object, got a number
          {"suites":[7]} | suites[0]: expected an object, got a number
          {"suites":[null]} | suites[0]: expected an object, got null
          {"suites":[{}]} | suites[0]: no specs
          {"suites":[{"title":7}]} | suites[0].title: expected a string, got a number
          {"suites":[{"specs":1.5}]} | suites[0].specs: expected an array, got a number
          {"suites":[{"specs":[[]]}]} | suites[0].specs[0]: expected an object, got an array
          {"suites":[{"specs":[{"id":"a","title":"t"}]}]} | suites[0].specs[0]: no tests
          {"suites":[{"suites":[{"specs":[{"tests":[[]]}]}]}]} | suites[0].suites[0].specs[0].tests[0]: expected an object, got an array
          {"suites":[{"specs":[{"tests":[{}]}]}]} | suites[0].specs[0].tests[0]: no status
          {"suites":[{"specs":[{"tests":[{"status":true}]}]}]} | suites[0].specs[0].tests[0].status: expected a string, got a boolean
          {"suites":[{"specs":[{"tests":[{"status":"timedOut"}]}]}]} | suites[0].specs[0].tests[0]: 'timedOut' is not a Playwright status
          {"suites":[{"specs":[{"id":"a","tests":[]}]}]} | suites[0].specs[0]: no title
          {"suites":[{"specs":[{"title":"t","tests":[]}]}]} | suites[0].specs[0]: no id
          {"suites":[{"specs":[{"id":" "}]}]} | suites[0].specs[0]: id is blank
          {"suites":[{"specs":[{"id":"a\\u0007"}]}]} | suites[0].specs[0]: id contains a control character, which test case IDs never do
          {"suites":[{"specs":[{"id":"a\\ud83c"}]}]} | suites[0].specs[0]: id is not UTF-8
          {"suites":[],"suites":[]} | line 1: not JSON: Duplicate field 'suites'
          {"suites":[],"other":{"a":1,"a":1}} | line 1: not JSON: Duplicate field 'a'
          {"suites":[],"stats":{"unexpected":5}} | contradicts itself: stats.unexpected is 5, but it has 0 such tests
          {"suites":[],"stats":{"unexpected":5000000000}} | stats.unexpected: a number that is too large
          {"suites":[],"stats":{"startTime":"today"}} | stats: 'today' is not a time
          {"files":[],"startTime":253402300800000} | '+10000-01-01T00:00:00Z' is not the time of a run
          {"suites":[],"failedTests":[]} | contradicts itself: it has both failedTests and suites
          {"failedTests":{}} | failedTests: expected an array, got an object
          {"failedTests":[7]} | failedTests[0]: expected a string, got a number
          {"failedTests":[" "]} | failedTests is blank
          {"failedTests":[],"status":"red"} | 'red' is not a Playwright status
          {"files":[{}]} | files[0]: no tests
          {"files":[{"tests":[{"testId":"a","title":"t"}]}]} | files[0].tests[0]: no outcome
          {"files":[{"tests":[{"testId":"a","title":"t","outcome":"failed"}]}]} | files[0].tests[0]: 'failed' is not a Playwright status
          {"files":[{"tests":[{"outcome":"unexpected","title":""}]}]} | files[0].tests[0]: no testId
          {"files":[{"tests":[{"testId":"a","title":"t","outcome":"skipped","annotations":[{}]}]}]} | files[0].tests[0].annotations[0]: no type
          <?xml version="1.0"?><testsuites/> | is XML; JUnit reports have no test IDs, so use an HTML or JSON report
          `\n<TestSuites/>` | is XML; JUnit reports have no test IDs, so use an HTML or JSON report
          `PK\u0003\u0004` | is a zip file; unpack it and use its index.html, or merge a blob report first: npx playwright merge-reports --reporter=html blob-report
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
    String truncated =
        "the report is truncated; if Playwright is still running, try again when it finishes";
    // Java writes no entry twice.
    byte[] two =
        new String(
                HtmlPage.zip("report.json", "{\"files\":[]}", "Report.json", "{}"),
                StandardCharsets.ISO_8859_1)
            .replace("Report", "report")
            .getBytes(StandardCharsets.ISO_8859_1);
    return Stream.of(
        Arguments.of("<!DOCTYPE html><html></html>", noReport),
        Arguments.of("\ufeff\n<HTML>", noReport),
        Arguments.of(page.substring(0, page.indexOf("base64,")), noReport),
        Arguments.of(page.substring(0, page.indexOf("base64,") + 7), truncated),
        Arguments.of(page.substring(0, page.indexOf("base64,") + 101), truncated),
        Arguments.of(HtmlPage.withData(""), "has no report.json in its data"),
        Arguments.of(HtmlPage.withData("ab*d"), "its data is damaged"),
        Arguments.of(HtmlPage.of(cut), "its data is truncated"),
        Arguments.of(HtmlPage.of(broken), "its data is damaged"),
        Arguments.of(
            HtmlPage.of(HtmlPage.zip("reports.json", "{}")), "has no report.json in its data"),
        Arguments.of(HtmlPage.of(two), "has two report.json in its data"),
        Arguments.of(
            HtmlPage.of(HtmlPage.bomb("a", 1025)),
            "unpacks to more data than any Playwright report; do you trust its source?"),
        Arguments.of(
            HtmlPage.of(
                HtmlPage.zip(
                    Stream.iterate(0, i -> i + 1)
                        .limit(100_001)
                        .flatMap(i -> Stream.of(i.toString(), ""))
                        .toArray(String[]::new))),
            "has more files in its data than any Playwright report"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void saysWhatIsWrongWithAPage(String page, String message) {
    assertEquals(message, Reports.problem(page));
  }

  @ParameterizedTest
  @CsvSource({"reports/no-projects.json, }", "html/full-1.65.html, </template>"})
  void rejectsEveryTruncatedReport(String file, String end) throws IOException {
    byte[] whole = Files.readAllBytes(Reports.path(file));
    int last = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf(end);
    for (int length = 0; length <= last; length++) {
      byte[] cut = Arrays.copyOf(whole, length);

      assertThrows(
          UnusableReportException.class,
          () -> Reports.parse(cut),
          "the first " + length + " bytes");
    }
  }
}
