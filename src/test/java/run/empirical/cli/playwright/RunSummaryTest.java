package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static run.empirical.cli.playwright.Reports.parse;
import static run.empirical.cli.playwright.Reports.selected;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.TestCase;

/** What reports tell of a run as a whole. */
class RunSummaryTest {
  @Test
  void countsTheTestsOfAJsonReport() throws Exception {
    PlaywrightReport report = Reports.read("reports/two-projects.json");
    assertEquals("20 of 38 tests failed", report.failedInWords());
    assertEquals(
        new PlaywrightRun(Instant.parse("2026-11-24T17:31:40.768Z"), 38, 20, 2), report.run());
    assertEquals(2, report.leftOut(Set.of(Selection.ALL)));
    assertEquals(0, report.leftOut(Set.of(Selection.FAILED)));
  }

  /** Its annotations, which would tell that some are marked as skipped, were removed. */
  @Test
  void countsTheTestsOfAnHtmlReport() throws Exception {
    PlaywrightReport report = Reports.read("html/full-1.65.html");
    assertEquals(new PlaywrightRun(Instant.ofEpochMilli(1795649185344L), 38, 20, 6), report.run());
  }

  @Test
  void saysOneTest() throws Exception {
    String report =
        "{\"files\":[{\"tests\":[{\"testId\":\"a\",\"title\":\"a\",\"outcome\":\"flaky\"}]}]}";
    assertEquals("0 of 1 test failed", parse(report).failedInWords());
  }

  /** Since 1.50, also those marked as skipped that the run did not get to. */
  @Test
  void countsTestsThatDidNotRunAsPlaywrightDoes() throws Exception {
    String mark = "{\"type\":\"skip\"}";
    String report =
        Stream.of(
                skipped("after a failed set-up", "", ""),
                skipped("after one, and marked", mark, ""),
                skipped("after another test of a serial group", "", "{}"),
                skipped("marked", mark, "{}"))
            .collect(Collectors.joining(",", "{\"files\":[{\"tests\":[", "]}]}"));
    assertEquals(new PlaywrightRun(null, 4, 0, 3), parse(report).run());
    assertEquals(2, parse(report).leftOut(Set.of(Selection.ALL)));
  }

  private static String skipped(String title, String annotation, String result) {
    return """
    {"testId":"%s","title":"%1$s","outcome":"skipped","annotations":[%s],"results":[%s]}\
    """
        .formatted(title, annotation, result);
  }

  /** As {@code npx playwright test --list --reporter=json} writes it. */
  @Test
  void selectsAllTestsOfAListButThoseMarkedAsSkipped() throws Exception {
    String list =
        """
        {"suites":[{"file":"a.ts","specs":[
          {"title":"buys","ok":true,"id":"a","tests":[
            {"expectedStatus":"passed","projectId":"","results":[],"status":"skipped"}]},
          {"title":"pays","ok":true,"id":"b","tests":[
            {"expectedStatus":"skipped","projectId":"","results":[],"status":"skipped"}]}]}],
         "errors":[%s],"stats":{"startTime":"2026-11-24T12:00:00.000Z","duration":75.8,"skipped":2}}\
        """;
    PlaywrightReport report = parse(list.formatted(""));
    assertNull(report.run());
    assertEquals(List.of(new TestCase("a", "buys", "a.ts")), selected(report, Selection.FAILED));
    assertEquals(1, report.leftOut(Set.of(Selection.FAILED)));
    // A failed global setup, for instance.
    assertNotNull(parse(list.formatted("{}")).run());
    assertNotNull(parse("{\"suites\":[]}").run());
  }

  @Test
  void readsPlaywrightsLastRunFile() throws Exception {
    PlaywrightReport report =
        parse("{\"status\":\"failed\",\"failedTests\":[\"a-1\",\"b-2\",\"a-1\"]}");
    assertEquals(
        List.of(TestCase.of("a-1"), TestCase.of("b-2")), selected(report, Selection.FAILED));
    assertEquals("2 tests failed or did not run", report.failedInWords());
    assertEquals(new PlaywrightRun(null, null, null, null), report.run());
  }

  /** Computing with such times could overflow. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'files':[],'startTime':-1",
        "'files':[],'startTime':253402300800000",
        "'files':[],'startTime':9223372036854775807",
        "'suites':[],'stats':{'startTime':'+999999999-12-31T23:59:59Z'}",
        "'suites':[],'stats':{'startTime':'-999999999-01-01T00:00:00Z'}"
      })
  void takesAnImpossibleStartForUnknown(String members) throws Exception {
    String report = ("{" + members + "}").replace('\'', '"');
    assertEquals(new PlaywrightRun(null, 0, 0, 0), parse(report).run());
  }

  @Test
  void tellsAnyTimeOfAFile() throws Exception {
    PlaywrightReport report = parse("{\"suites\":[]}");
    assertEquals(
        "f, written 292278994-08-17T07:12:55Z: 0 of 0 tests failed".replace("29", "+29"),
        new LastRun("f", Instant.ofEpochMilli(Long.MAX_VALUE), report).describe(Cli.NOW));
    assertEquals(
        "f, written 292471208 years ago: 0 of 0 tests failed",
        new LastRun("f", Instant.ofEpochMilli(Long.MIN_VALUE), report).describe(Cli.NOW));
  }
}
