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
          {"a":nul} | line 1, column 6: not JSON
          {} | suites: missing; is it a Playwright report?
          {"testResults":[{}]} | suites: missing; is it a Playwright report?
          {"status":"failed"} | suites: missing; is it a Playwright report?
          {"suites":[]}{} | line 1, column 14: unexpected data after the report
          `{"suites":[\n` | line 2, column 1: the report is truncated
          `{"suites":[\n]} npm notice` | line 2, column 4: not JSON
          `> test\n> test\n{"suites":[],}` | line 3, column 14: not JSON
          `\n  {"suites":[],}` | line 2, column 16: not JSON
          `> test\n{"suites":[]}{}` | line 2, column 14: unexpected data after the report
          {"suites":{}} | suites: expected an array, got an object
          {"config":[]} | config: expected an object, got an array
          {"config":{"projects":""}} | config.projects: expected an array, got a string
          {"config":{"projects":[true]}} | config.projects[0]: expected an object, got a boolean
          {"config":{"projects":[{"name":"a","repeatEach":0}]}} | config.projects[0].repeatEach: expected a positive integer, got 0
          {"config":{"projects":[{}]}} | config.projects[0].name: missing
          {"errors":null} | errors: expected an array, got null
          {"errors":["no"]} | errors[0]: expected an object, got a string
          {"suites":[7]} | suites[0]: expected an object, got 7
          {"suites":[{}]} | suites[0].specs: missing
          {"suites":[{"title":null}]} | suites[0].title: expected a string, got null
          {"suites":[{"specs":1.5}]} | suites[0].specs: expected an array, got 1.5
          {"suites":[{"specs":[[]]}]} | suites[0].specs[0]: expected an object, got an array
          {"suites":[{"specs":[{}]}]} | suites[0].specs[0].tests: missing
          {"suites":[{"specs":[{"tests":{}}]}]} | suites[0].specs[0].tests: expected an array, got an object
          {"suites":[{"suites":[{"specs":[{"tests":[]},{"tests":[[]]}]}]}]} | suites[0].suites[0].specs[1].tests[0]: expected an object, got an array
          {"suites":[{"specs":[{"tests":[{}]}]}]} | suites[0].specs[0].tests[0].status: missing
          {"suites":[{"specs":[{"tests":[{"status":true}]}]}]} | suites[0].specs[0].tests[0].status: expected a string, got a boolean
          {"suites":[{"specs":[{"tests":[{"status":"timedOut"}]}]}]} | suites[0].specs[0].tests[0].status: 'timedOut' is not a Playwright status
          {"suites":[{"specs":[{"tests":[{"status":"unexpected"}]}]}]} | suites[0].specs[0].title: missing
          {"suites":[{"specs":[{"title":"t","tests":[{"status":"flaky"},{"status":"unexpected"}]}]}]} | suites[0].specs[0].id: missing
          {"suites":[{"specs":[{"id":" "}]}]} | suites[0].specs[0].id: is blank
          {"suites":[{"specs":[{"id":"a\\u0007"}]}]} | suites[0].specs[0].id: contains a control character, which test case IDs never do
          {"suites":[{"specs":[{"id":"a\\ud83c"}]}]} | suites[0].specs[0].id: is not UTF-8
          {"suites":[{"specs":[{"ok":false,"tests":[{"status":"expected"}]}]}]} | suites[0].specs[0]: contradicts itself: ok is false, but no test in it failed
          {"suites":[],"suites":[]} | suites: duplicate key
          {"suites":[{"specs":[{"tests":[{"status":"flaky","status":"flaky"}]}]}]} | suites[0].specs[0].tests[0].status: duplicate key
          {"suites":[],"stats":{"unexpected":5}} | contradicts itself: stats.unexpected is 5, but it has 0
          {"stats":{"skipped":3},"suites":[{"specs":[{"tests":[{"status":"skipped"},{"status":"skipped","expectedStatus":"skipped"}]}]}]} | contradicts itself: stats.skipped is 3, but it has 2
          {"suites":[],"failedTests":[]} | contradicts itself: it has suites, as a JSON report, and failedTests, as a .last-run.json
          {"failedTests":[],"failedTests":[]} | failedTests: duplicate key
          {"failedTests":{}} | failedTests: expected an array, got an object
          {"failedTests":[7]} | failedTests[0]: expected a string, got 7
          {"failedTests":[" "]} | failedTests[0]: is blank
          {"failedTests":[],"status":"red"} | status: 'red' is not a Playwright status
          {"failedTests":["a" | line 1, column 20: the report is truncated
          <?xml version="1.0"?><testsuites/> | is XML; JUnit reports have no test IDs, so use an HTML or JSON report
          `\n<TestSuites/>` | is XML; JUnit reports have no test IDs, so use an HTML or JSON report
          `PK\u0003\u0004` | is a zip file; unpack it and use its index.html, or merge a blob report first: npx playwright merge-reports --reporter=html blob-report
          """)
  void saysWhatIsWrongAndWhere(String document, String message) {
    assertEquals(message, Reports.problem(document, Selection.FAILED));
  }

  @Test
  void saysThatAStringIsTooLong() {
    String title = "a".repeat(20_000_001);

    assertEquals(
        "has a string or number that is too long, or too many levels",
        Reports.problem("{\"suites\":[{\"title\":\"" + title + "\"}]}", Selection.FAILED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | its report.json is empty
          {"files":[ | its report.json is truncated
          {"files":nul} | its report.json is not JSON
          {} | its report.json has no files
          {"files":[]}{} | its report.json has trailing data
          [] | expected an object, got an array
          {"files":[{}]} | files[0].tests: missing
          {"files":[],"files":[]} | files: duplicate key
          {"files":[],"stats":{"total":1,"ok":false}} | contradicts itself: stats.total is 1, but it has 0
          {"files":[],"errors":["no file"]} | has no tests, only errors, the first: no file
          {"files":[{"tests":[{"outcome":"unexpected","ok":true}]}]} | files[0].tests[0]: contradicts itself: its outcome does not agree with ok
          {"files":[{"tests":[{"outcome":"flaky","ok":false}]}]} | files[0].tests[0]: contradicts itself: its outcome does not agree with ok
          {"files":[{"tests":[{}]}]} | files[0].tests[0].outcome: missing
          {"files":[{"tests":[{"outcome":"failed"}]}]} | files[0].tests[0].outcome: 'failed' is not a Playwright status
          {"files":[{"tests":[{"outcome":"unexpected","title":""}]}]} | files[0].tests[0].testId: missing
          {"files":[{"tests":[{"testId":" "}]}]} | files[0].tests[0].testId: is blank
          """)
  void saysWhatIsWrongInTheDataOfAPage(String report, String message) throws IOException {
    assertEquals(message, Reports.problem(HtmlPage.of(report), Selection.FAILED));
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
        Arguments.of(HtmlPage.withData("ab*d"), "its data is not Base64"),
        Arguments.of(HtmlPage.of(cut), "its zip data is truncated"),
        Arguments.of(HtmlPage.of(broken), "its zip data is damaged"),
        Arguments.of(
            HtmlPage.of(HtmlPage.zip("reports.json", "{}")), "has no report.json in its data"),
        Arguments.of(HtmlPage.of(two), "has two report.json in its data"),
        Arguments.of(
            HtmlPage.of(HtmlPage.bomb("a", 4097)),
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
    assertEquals(message, Reports.problem(page, Selection.FAILED));
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
          () -> Reports.parse(cut, Selection.ALL),
          "the first " + length + " bytes");
    }
  }
}
