package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.testcases.Reports.parse;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.PlaywrightRun.Counts;
import run.empirical.cli.model.TestCase;

/** The data in reports about a run as a whole. */
class PlaywrightReportTest {
  /** The file's annotations were removed, so tests marked as skipped count as not run. */
  @Test
  void countsTheTestsOfAnHtmlReport() throws Exception {
    PlaywrightReport report = Reports.read("html/full-1.65.html");
    assertEquals(
        new PlaywrightRun(Instant.ofEpochMilli(1795649185344L), new Counts(38, 20, 3, 6)),
        report.run());
    assertEquals(20, report.failedTests().size());
    assertEquals("20 of 38 tests failed, 3 were flaky, 6 did not run", report.failedText());
  }

  @Test
  void saysOneTest() throws Exception {
    String report =
        "{\"files\":[{\"tests\":[{\"testId\":\"a\",\"title\":\"a\",\"outcome\":\"flaky\"}]}]}";
    assertEquals("0 of 1 test failed, 1 was flaky", parse(report).failedText());
  }

  /** Playwright 1.50 and later also count tests marked as skipped that the run did not get to. */
  @Test
  void countsTestsThatDidNotRunAsPlaywrightDoes() throws Exception {
    String mark = "{\"type\":\"skip\"}";
    String report =
        Stream.of(
                skipped("after a failed set-up", "", ""),
                skipped("after one, and marked", mark, ""),
                skipped("after another test of a serial group", "", "{}"),
                skipped("marked", mark, "{}"),
                skipped("marked as broken", mark.replace("skip", "fixme"), "{}"))
            .collect(Collectors.joining(",", "{\"files\":[{\"tests\":[", "]}]}"));
    assertEquals(new PlaywrightRun(null, new Counts(5, 0, 0, 3)), parse(report).run());
  }

  private static String skipped(String title, String annotation, String result) {
    return """
    {"testId":"%s","title":"%1$s","outcome":"skipped","annotations":[%s],"results":[%s]}\
    """
        .formatted(title, annotation, result);
  }

  /** No test ran in a report of {@code npx playwright test --list}, or of a run stopped early. */
  @Test
  void saysWhetherAnyTestRan() throws Exception {
    String none = skipped("marked", "{\"type\":\"skip\"}", "") + "," + skipped("other", "", "");
    String files = "{\"files\":[{\"tests\":[%s]}],\"errors\":[%s]}";

    assertFalse(parse(files.formatted(none, "")).anyTestRan());
    assertTrue(parse(files.formatted(none, "")).isOfList());
    // For example, the global set-up failed.
    assertFalse(parse(files.formatted(none, "\"worker gone\"")).isOfList());
    assertTrue(parse(files.formatted(none + "," + skipped("ran", "", "{}"), "")).anyTestRan());
  }

  @Test
  void readsPlaywrightsLastRunFile() throws Exception {
    PlaywrightReport report =
        parse("{\"status\":\"failed\",\"failedTests\":[\"a-1\",\"b-2\",\"a-1\"]}");
    assertEquals(List.of(TestCase.of("a-1"), TestCase.of("b-2")), report.failedTests());
    assertEquals("2 tests failed or did not run", report.failedText());
    assertEquals(new PlaywrightRun(null, null), report.run());
  }

  /** Until 1.47, Playwright wrote only the status if a run ended before its first test. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"status":"passed","failedTests":[]}           | -
          {"failedTests":[]}                             | -
          {"status":"failed","failedTests":["a"]}        | -
          {"status":"failed","failedTests":[]}           | FAILED
          `{\n  "status": "failed"\n}`                   | FAILED
          {"status":"interrupted","failedTests":["a"]}   | -
          {"status":"interrupted","failedTests":[]}      | interrupted
          `{\n  "status": "timedout"\n}`                 | timedout
          """)
  void saysWhatItsStatusMeans(String report, String status) throws Exception {
    assertEquals(
        switch (status) {
          case "-" -> null;
          case "FAILED" ->
              "the run failed, but no test did: an error outside the tests, or flaky ones"
                  + " (failOnFlakyTests)";
          default -> "the run ended before a test failed: its status is " + status;
        },
        parse(report).problem());
  }

  /** Calculations with such times could overflow. */
  @ParameterizedTest
  @ValueSource(longs = {-1, 253_402_300_800_000L, Long.MAX_VALUE})
  void treatsAnImpossibleStartAsUnknown(long time) throws Exception {
    String report = "{\"files\":[],\"startTime\":" + time + "}";
    assertEquals(new PlaywrightRun(null, new Counts(0, 0, 0, 0)), parse(report).run());
  }

  @Test
  void saysWhichErrorIsTheFirst() throws Exception {
    assertEquals(
        "errors outside any test (2): first",
        parse("{\"files\":[],\"errors\":[\"\",\"first\\nline\"]}").errorsText());
  }
}
