package run.empirical.cli.playwright;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.TestCase;

/** What is particular to HTML reports. */
class HtmlReportTest {
  static final String ONE_TEST =
      """
      {"files":[{"tests":[{"testId":"%s","title":"buys","projectName":"web","path":["Shop"],
      "outcome":"unexpected"}],"fileName":"shop.spec.ts"}],"startTime":1764000000000}\
      """;

  @Test
  void readsTheStartTimeAndTheNumberOfFailures() throws Exception {
    PlaywrightRun run = requireNonNull(Reports.read("html/full-1.50.html", Selection.FLAKY).run());

    Instant start = Instant.ofEpochMilli(1795648682676L);
    // The annotations, which would tell that four of six are marked as skipped, were removed.
    assertEquals(new PlaywrightRun(start, start.plusMillis(80618), 38, 20, 6, ""), run);
    assertEquals("20 of 38 tests failed, 6 did not run", run.summary());
  }

  /** Playwright 1.55 to 1.58 wrote a script element with an ID. */
  @ParameterizedTest
  @CsvSource({
    "<template id=\"playwrightReportBase64\">,</template>",
    "<script id=\"playwrightReportBase64\" type=\"application/zip\">,</script>",
    "'<script>\nwindow.playwrightReportBase64 = \"',\";</script>"
  })
  void findsTheDataOfEachPlaywrightVersion(String before, String after) throws Exception {
    String page = HtmlPage.of(ONE_TEST.formatted("id"));
    String script =
        "<script>document.getElementById('playwrightReportBase64');"
            + "'playwrightReplaywrightReportBase64'</script>"
            + "<p>".repeat(20)
            + "<a href='data:application/zip;base64,AAAA'>";
    String other =
        page.replace("<html>", "<html>" + script)
            .replace("<template id=\"playwrightReportBase64\">", before)
            .replace("</template>", after);

    assertEquals(
        new PlaywrightReport(
            List.of(new TestCase("id", "Shop › buys", "shop.spec.ts")),
            List.of(),
            new PlaywrightRun(Instant.parse("2025-11-24T16:00:00Z"), null, 1, 1, 0, ""),
            0,
            0,
            null),
        read(other));
  }

  @Test
  void countsErrorsOutsideTests() throws Exception {
    String report =
        """
        {"files":[{"tests":[{"outcome":"skipped"}]}],"errors":["\\u001b[31mfirst\\u001b[39m\\nline",7]}\
        """;

    assertEquals(
        new PlaywrightReport(
            List.of(), List.of(), new PlaywrightRun(null, null, 1, 0, 1, ""), 0, 2, "first"),
        read(HtmlPage.of(report)));
  }

  @Test
  void tellsTestsThatAreMarkedAsSkippedFromThoseThatDidNotRun() throws Exception {
    String test =
        """
        {"testId":"%s","title":"%1$s","outcome":"skipped","ok":false,"annotations":[%s],"results":[]}\
        """;
    String page =
        HtmlPage.of(
            "{\"files\":[{\"fileName\":\"a.ts\",\"tests\":["
                + test.formatted("a", "{\"type\":\"skip\"}")
                + ","
                + test.formatted("b", "{\"type\":\"slow\"},{\"type\":\"fixme\"}")
                + ","
                + test.formatted("c", "{\"type\":\"serial\"}")
                + "]}],\"startTime\":1764000000000,\"duration\":1500.25}");

    PlaywrightReport listed = Reports.parse(page, Selection.ALL);
    assertEquals(List.of(new TestCase("c", "c", "a.ts")), listed.testCases());
    assertEquals(2, listed.leftOut());
    assertNull(listed.run());
  }

  @Test
  void limitsTheTextKeptInMemory() throws Exception {
    TextBudget budget = new TextBudget();
    String title = "a".repeat(1 << 24);
    for (int i = 0; i < 15; i++) {
      assertEquals(title, budget.charge(title));
    }
    long before = budget.used();
    budget.charge(title.substring(2000));

    UnusableReportException exception =
        assertThrows(UnusableReportException.class, () -> budget.charge("a".repeat(2000)));
    assertEquals("has too much text in its tests to fit in memory", exception.getMessage());
    budget.reset(before);
    assertEquals("a", budget.charge("a"));
  }

  private static PlaywrightReport read(String page) throws IOException {
    return Reports.parse(page, Selection.FAILED);
  }
}
