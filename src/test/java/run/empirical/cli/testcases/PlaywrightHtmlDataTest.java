package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.PlaywrightRun.Counts;
import run.empirical.cli.model.TestCase;

/** Reading the data in the page of an HTML report. */
class PlaywrightHtmlDataTest {
  static final String ONE_TEST =
      """
      {"files":[{"tests":[{"testId":"%s","title":"buys","projectName":"web","path":["Shop"],
      "outcome":"unexpected"}],"fileName":"shop.spec.ts"}],"startTime":1764000000000}\
      """;

  private static final TestCase BUYS = new TestCase("id", "Shop › buys", "shop.spec.ts");

  /** Playwright 1.55 to 1.58 wrote a script element with an ID. */
  @ParameterizedTest
  @CsvSource({
    "<template id=\"playwrightReportBase64\">,</template>",
    "<script id=\"playwrightReportBase64\" type=\"application/zip\">,</script>",
    "'<script>\nwindow.playwrightReportBase64 = \"',\";</script>"
  })
  void findsTheDataOfEachPlaywrightVersion(String before, String after) throws Exception {
    String page = PlaywrightPage.of(ONE_TEST.formatted("id"));
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
            new PlaywrightRun(Instant.parse("2025-11-24T16:00:00Z"), new Counts(1, 1, 0, 0)),
            null,
            true,
            List.of(BUYS),
            Map.of("id", BUYS),
            List.of()),
        Reports.parse(other));
  }

  @Test
  void countsErrorsOutsideTests() throws Exception {
    String report = "{\"files\":[],\"errors\":[\"\\u001b[31mfirst\\u001b[39m\\nline\",\"next\"]}";
    assertEquals(
        new PlaywrightReport(
            new PlaywrightRun(null, new Counts(0, 0, 0, 0)),
            null,
            false,
            List.of(),
            Map.of(),
            List.of("first", "next")),
        Reports.parse(PlaywrightPage.of(report)));
  }
}
