package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.TestCase;

/** What is particular to HTML reports. */
class HtmlReportTest {
  static final String ONE_TEST =
      """
      {"files":[{"tests":[{"testId":"%s","title":"buys","projectName":"web","path":["Shop"],
      "outcome":"unexpected"}],"fileName":"shop.spec.ts"}],"startTime":1764000000000}\
      """;

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
            + "<p>d data:application/data:application</p>";
    String other =
        page.replace("<html>", "<html>" + script)
            .replace("<template id=\"playwrightReportBase64\">", before)
            .replace("</template>", after);

    assertEquals(
        new PlaywrightReport(
            new PlaywrightRun(Instant.parse("2025-11-24T16:00:00Z"), 1, 1, 0),
            List.of(
                new ReportedTest(
                    new TestCase("id", "Shop › buys", "shop.spec.ts"), Outcome.UNEXPECTED)),
            List.of()),
        Reports.parse(other));
  }

  @Test
  void countsErrorsOutsideTests() throws Exception {
    String report = "{\"files\":[],\"errors\":[\"\\u001b[31mfirst\\u001b[39m\\nline\",\"next\"]}";
    assertEquals(
        new PlaywrightReport(new PlaywrightRun(null, 0, 0, 0), List.of(), List.of("first", "next")),
        Reports.parse(HtmlPage.of(report)));
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

    PlaywrightReport listed = Reports.parse(page);
    assertEquals(List.of(new TestCase("c", "c", "a.ts")), Reports.selected(listed, Selection.ALL));
    assertEquals(2, listed.leftOut(Set.of(Selection.ALL)));
    assertNull(listed.run());
  }
}
