package run.empirical.cli.playwright;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.ReportSummary;
import run.empirical.cli.model.TestCase;

/** {@code .last-run.json}, which Playwright's own {@code --last-failed} reads. */
class LastRunFileTest {
  @ParameterizedTest
  @CsvSource({
    "failed, 2 tests failed or did not run",
    "interrupted, 2 tests failed or did not run before the run was interrupted",
    "timedout, 2 tests failed or did not run before the run timed out"
  })
  void readsTheFailedTests(String status, String summary) throws Exception {
    PlaywrightReport report =
        read("{\"status\":\"" + status + "\",\"failedTests\":[\"a-1\",\"b-2\",\"a-1\"]}");

    assertEquals(List.of(TestCase.of("a-1"), TestCase.of("b-2")), report.testCases());
    assertEquals(summary, requireNonNull(report.run()).summary());
    assertEquals(new ReportSummary(null, null, null, null), report.run().reportSummary());
  }

  @Test
  void readsAnEmptyList() throws Exception {
    PlaywrightReport report = read("{\n  \"failedTests\": [],\n  \"status\": \"passed\"\n}");

    assertEquals(List.of(), report.testCases());
    assertEquals("0 tests failed or did not run", requireNonNull(report.run()).summary());
  }

  @Test
  void refusesToSelectOtherTests() {
    for (Set<Selection> selections :
        List.of(
            Set.of(Selection.FLAKY),
            Set.of(Selection.ALL),
            Set.of(Selection.FAILED, Selection.FLAKY))) {
      assertEquals(
          "lists only failed tests; use an HTML or JSON report for others",
          errorMessage("{\"status\":\"failed\",\"failedTests\":[]}", selections, null));
    }
  }

  @Test
  void refusesToSearchTitles() {
    assertEquals(
        "has no titles to search; use an HTML or JSON report",
        errorMessage("{\"failedTests\":[\"a\"]}", Set.of(Selection.FAILED), Grep.parse("Cart")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"failedTests\":{}} | failedTests: expected an array, got an object",
        "{\"failedTests\":[7]} | failedTests[0]: expected a string, got 7",
        "{\"failedTests\":[\" \"]} | failedTests[0]: is blank",
        "{\"failedTests\":[],\"status\":\"red\"} | status: 'red' is not a Playwright status",
        "{\"failedTests\":[\"a\"  | line 1, column 20: the report is truncated",
        "{\"status\":\"failed\"} | suites: missing; is it a Playwright report?"
      })
  void explainsInvalidFiles(String document, String message) {
    assertEquals(message, errorMessage(document, Set.of(Selection.FAILED), null));
  }

  private static String errorMessage(
      String document, Set<Selection> selections, @Nullable Grep grep) {
    return String.valueOf(
        assertThrows(
                UnusableReportException.class,
                () -> PlaywrightReport.read(HtmlPage.stream(document), selections, grep))
            .getMessage());
  }

  private static PlaywrightReport read(String document) throws IOException {
    return PlaywrightReport.read(HtmlPage.stream(document), Set.of(Selection.FAILED));
  }
}
