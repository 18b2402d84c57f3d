package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.testcases.Reports.parse;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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
        new PlaywrightRun(
            Instant.ofEpochMilli(1795649185344L),
            new Counts(38, 3, 6),
            ids(report.failedTests()),
            null),
        report.run());
    assertEquals(20, report.failedTests().size());
    assertEquals("20 of 38 tests failed, 3 were flaky, 6 did not run", report.failedText());
    assertEquals("20 of 38 tests failed; when each last passed:", report.heading(20));
    assertEquals(
        "26 of 38 tests failed or did not run; when each last passed:", report.heading(26));
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
    assertEquals(new PlaywrightRun(null, new Counts(5, 0, 3), Set.of(), null), parse(report).run());
    assertEquals(
        Set.of("after a failed set-up", "after another test of a serial group"),
        ids(parse(report).missedTests()));
  }

  private static Set<String> ids(List<TestCase> tests) {
    return tests.stream().map(TestCase::id).collect(Collectors.toSet());
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
    assertEquals("2 tests failed or did not run; when each last passed:", report.heading(2));
    assertEquals(new PlaywrightRun(null, null, Set.of(), "failed"), report.run());
  }

  /** Until 1.47, Playwright wrote only the status if a run ended before its first test. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"status":"passed","failedTests":[]}           | - | -
          {"failedTests":[]}                             | - | -
          {"status":"failed","failedTests":["a"]}        | - | -
          {"status":"failed","failedTests":[]}           | FAILED | FAILED
          `{\n  "status": "failed"\n}`                   | FAILED | FAILED
          {"status":"interrupted","failedTests":["a"]}   | - | interrupted
          {"status":"interrupted","failedTests":[]}      | interrupted | interrupted
          `{\n  "status": "timedout"\n}`                 | timedout | timedout
          """)
  void saysWhatItsStatusMeans(String report, String ungated, String gated) throws Exception {
    String failed =
        "the run failed, but no test did: an error outside the tests, or flaky ones"
            + " (failOnFlakyTests)";
    assertEquals(
        switch (ungated) {
          case "-" -> null;
          case "FAILED" -> failed;
          default -> "the run ended before a test failed: its status is " + ungated;
        },
        parse(report).statusProblem(/* gated= */ false));
    assertEquals(
        switch (gated) {
          case "-" -> null;
          case "FAILED" -> failed;
          default ->
              "the run did not end: its status is "
                  + gated
                  + "; use that run's HTML report (--from-playwright)";
        },
        parse(report).statusProblem(/* gated= */ true));
  }

  /** Calculations with such times could overflow. */
  @ParameterizedTest
  @ValueSource(longs = {-1, 253_402_300_800_000L, Long.MAX_VALUE})
  void treatsAnImpossibleStartAsUnknown(long time) throws Exception {
    String report = "{\"files\":[],\"startTime\":" + time + "}";
    assertEquals(new PlaywrightRun(null, new Counts(0, 0, 0), Set.of(), null), parse(report).run());
  }

  @Test
  void saysWhichErrorIsTheFirst() throws Exception {
    assertEquals(
        "errors outside any test (2): first",
        parse("{\"files\":[],\"errors\":[\"\",\"first\\nline\"]}").errorsText());
  }
}
