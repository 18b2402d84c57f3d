package run.empirical.cli.playwright;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
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
    String document = "{\"status\":\"failed\",\"failedTests\":[]}";
    String problem = "lists only failed tests; use an HTML or JSON report for others";

    assertEquals(problem, Reports.problem(document, Selection.FLAKY));
    assertEquals(problem, Reports.problem(document, Selection.ALL));
    assertEquals(problem, Reports.problem(document, Selection.FAILED, Selection.FLAKY));
  }

  @Test
  void refusesToSearchTitles() {
    InputStream file = new ByteArrayInputStream("{\"failedTests\":[\"a\"]}".getBytes(UTF_8));

    UnusableReportException exception =
        assertThrows(
            UnusableReportException.class,
            () -> PlaywrightReport.read(file, Set.of(Selection.FAILED), Grep.parse("Cart")));

    assertEquals("has no titles to search; use an HTML or JSON report", exception.getMessage());
  }

  private static PlaywrightReport read(String document) throws IOException {
    return Reports.parse(document, Selection.FAILED);
  }
}
