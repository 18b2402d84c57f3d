package run.empirical.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.input.Reports.parse;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.input.Reports.RecordedTest;
import run.empirical.cli.model.TestCase;

/** Reports of real Playwright runs, compared with Playwright's own data on each test. */
class PlaywrightReportTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "html/full-1.40.html",
        "html/full-1.65.html",
        "html/repeat-1.65.html",
        "html/merged-1.40.html"
      })
  void findsTheIdOfEachTest(String file) throws Exception {
    PlaywrightReport report = Reports.read(file);
    assertEquals(recordedIds(file, test -> true), sorted(report.known().keySet()));
    assertEquals(
        recordedIds(file, test -> test.outcome().equals("unexpected")),
        sorted(report.failed().stream().map(TestCase::id).toList()));
  }

  /** A title that tests in two files share is prefixed with the file. */
  @Test
  void namesTheProjectAndTheFileWhereTheTitleDoesNotTell() throws Exception {
    String test =
        """
        {"testId":"%s","title":"opens","path":["Cart"],"projectName":"%s","outcome":"unexpected"}\
        """;
    String file = "{\"fileName\":\"%s\",\"tests\":[%s]}";
    String shared =
        file.formatted("a.ts", test.formatted("1", "chromium"))
            + ","
            + file.formatted("b.ts", test.formatted("2", "chromium"));
    assertEquals(
        List.of("a.ts › Cart › opens", "b.ts › Cart › opens"),
        titles("{\"files\":[" + shared + "]}"));
    String other = "," + file.formatted("b.ts", test.formatted("3", "firefox"));
    assertEquals(
        List.of(
            "a.ts › Cart › opens [chromium]",
            "b.ts › Cart › opens [chromium]",
            "Cart › opens [firefox]"),
        titles("{\"files\":[" + shared + other + "]}"));
  }

  private static List<String> titles(String report) throws IOException {
    return parse(report).failed().stream().map(TestCase::label).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef0123-0123456789abcdef012310, 0123456789abcdef0123-0123456789abcdef0123",
    "0123456789abcdef0123-0123456789abcdef0123, 0123456789abcdef0123-0123456789abcdef0123",
    "0123456789abcdef0123-0123456789abcdef0123038c2392796d4a22-1,"
        + " 0123456789abcdef0123-0123456789abcdef0123",
    "0123456789abcdef0123-0123456789abcdef012, 0123456789abcdef0123-0123456789abcdef012",
    "other-10, other-10"
  })
  void removesTheSuffixThatAMergeAddsToAnId(String id, String expected) throws Exception {
    assertEquals(
        List.of(new TestCase(expected, "Shop › buys", "shop.spec.ts")),
        parse(HtmlReportTest.ONE_TEST.formatted(id)).failed());
  }

  @Test
  void readsTheReportJsonOfAPageAsItIs() throws Exception {
    assertEquals(
        parse(HtmlPage.of(HtmlReportTest.ONE_TEST.formatted("id"))),
        parse(HtmlReportTest.ONE_TEST.formatted("id")));
  }

  @Test
  void saysWhichErrorIsTheFirst() throws Exception {
    assertEquals(
        "errors outside any test (2): first",
        parse("{\"files\":[],\"errors\":[\"\",\"first\\nline\"]}").errorsInWords());
  }

  private static List<String> recordedIds(String file, Predicate<RecordedTest> wanted)
      throws IOException {
    return sorted(Reports.recorded(file).stream().filter(wanted).map(RecordedTest::id).toList());
  }

  private static List<String> sorted(Collection<String> ids) {
    return ids.stream().distinct().sorted().toList();
  }
}
