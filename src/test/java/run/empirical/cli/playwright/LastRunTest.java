package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.TestCase;

/** {@code .last-run.json}, which Playwright reads for its own {@code --last-failed}. */
class LastRunTest {
  @ParameterizedTest
  @CsvSource({
    "failed, FAILED, 2 tests failed or did not run",
    "interrupted, INTERRUPTED, 2 tests failed or did not run before the run was interrupted",
    "timedout, TIMED_OUT, 2 tests failed or did not run before the run timed out"
  })
  void listsTheFailedTests(String word, RunStatus status, String summary) throws Exception {
    PlaywrightReport report =
        read("{\"status\":\"" + word + "\",\"failedTests\":[\"a-1\",\"b-2\",\"a-1\"]}");

    assertEquals(
        new PlaywrightReport(
            List.of(TestCase.of("a-1"), TestCase.of("b-2")),
            List.of(),
            new PlaywrightRun(null, null, 2, status),
            0,
            null),
        report);
    assertEquals(summary, report.run().summary());
  }

  @Test
  void mayListNone() throws Exception {
    PlaywrightReport report = read("{\n  \"failedTests\": [],\n  \"status\": \"passed\"\n}");

    assertEquals(List.of(), report.testCases());
    assertEquals(new PlaywrightRun(null, null, 0, RunStatus.PASSED), report.run());
    assertEquals("0 tests failed or did not run", report.run().summary());
  }

  @Test
  void hasNoOtherTestsThanFailedOnes() {
    for (Set<Selection> selections :
        List.of(
            Set.of(Selection.FLAKY),
            Set.of(Selection.ALL),
            Set.of(Selection.FAILED, Selection.FLAKY))) {
      assertEquals(
          "lists failed tests only; an HTML or JSON report has the flaky ones and all others",
          complaint("{\"status\":\"failed\",\"failedTests\":[]}", selections, null));
    }
  }

  @Test
  void hasNoTitles() {
    assertEquals(
        "has no titles to search; an HTML or JSON report has them",
        complaint("{\"failedTests\":[\"a\"]}", Set.of(Selection.FAILED), Grep.parse("Cart")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"failedTests\":{}} | failedTests: expected an array, got an object",
        "{\"failedTests\":[7]} | failedTests[0]: expected a string, got 7",
        "{\"failedTests\":[\" \"]} | failedTests[0]: is blank",
        "{\"failedTests\":[],\"status\":\"red\"} | status: 'red' is not a status of Playwright's",
        "{\"failedTests\":[\"a\"  | line 1, column 20: the report ends early",
        "{\"status\":\"failed\"} | suites: missing; is it a report of Playwright's?"
      })
  void saysWhatIsWrong(String document, String complaint) {
    assertEquals(complaint, complaint(document, Set.of(Selection.FAILED), null));
  }

  private static String complaint(String document, Set<Selection> selections, @Nullable Grep grep) {
    return String.valueOf(
        assertThrows(
                UnusableReportException.class,
                () -> PlaywrightReport.read(HtmlPage.stream(document), selections, grep))
            .getMessage());
  }

  private static PlaywrightReport read(String document)
      throws IOException, UnusableReportException {
    return PlaywrightReport.read(HtmlPage.stream(document), Set.of(Selection.FAILED));
  }
}
