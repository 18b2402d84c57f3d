package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.model.TestCase;

/** HTML reports: real ones, compared with what Playwright said of each test, and broken ones. */
class HtmlReportTest {
  private static final Path REPORTS = Path.of("src/test/resources/playwright/html");
  private static final String ONE_TEST =
      """
      {"files":[{"tests":[{"testId":"%s","title":"buys","projectName":"web","path":["Shop"],
      "outcome":"unexpected"}],"fileName":"shop.spec.ts"}],"startTime":1764000000000}\
      """;

  /** A test as Playwright knew it when it wrote the report. */
  private record Known(String id, String outcome, String project, int repeat, String titles) {
    static Known of(String line) {
      String[] parts = line.split("\t", -1);
      return new Known(
          parts[0].substring(0, 41), parts[1], parts[2], Integer.parseInt(parts[3]), parts[5]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "full-1.40",
    "full-1.50",
    "full-1.62",
    "full-1.65",
    "repeat-1.40",
    "repeat-1.65",
    "merged-1.40",
    "merged-1.65"
  })
  void tellsTheIdThatPlaywrightGaveToEachTest(String name) throws Exception {
    assertEquals(known(name, "unexpected"), ids(report(name, Selection.FAILED)));
    assertEquals(known(name, "flaky"), ids(report(name, Selection.FLAKY)));
    assertEquals(known(name, ""), ids(report(name, Selection.ALL)));
  }

  @Test
  void namesTestsAsTheJsonReportDoes() throws Exception {
    List<TestCase> expected;
    try (Stream<String> lines = Files.lines(REPORTS.resolve("repeat-1.65.tsv"))) {
      expected =
          lines
              .map(Known::of)
              .map(
                  test ->
                      new TestCase(
                          test.id(),
                          (test.titles().equals("opens the page")
                                  ? (test.id().startsWith("d18") ? "shop/pay" : "shop/cart")
                                      + ".spec.js › "
                                  : "")
                              + test.titles()
                              + " ["
                              + test.project()
                              + "]"
                              + (test.repeat() == 0 ? "" : " (repeat:" + test.repeat() + ")")))
              .sorted(Comparator.comparing(TestCase::id))
              .toList();
    }
    assertEquals(
        expected,
        report("repeat-1.65", Selection.ALL).testCases().stream()
            .sorted(Comparator.comparing(TestCase::id))
            .toList());
  }

  @Test
  void tellsWhenTheRunBeganAndHowManyTestsFailed() throws Exception {
    PlaywrightRun run = report("full-1.50", Selection.FLAKY).run();

    assertEquals(new PlaywrightRun(Instant.ofEpochMilli(1795648682676L), 38, 20, null), run);
    assertEquals("20 of 38 tests failed", run.summary());
  }

  /** Playwright 1.55 to 1.58 wrote a script that has an ID. */
  @ParameterizedTest
  @CsvSource({
    "<template id=\"playwrightReportBase64\">,</template>",
    "<script id=\"playwrightReportBase64\" type=\"application/zip\">,</script>",
    "'<script>\nwindow.playwrightReportBase64 = \"',\";</script>"
  })
  void findsTheDataInEachForm(String before, String after) throws Exception {
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
            List.of(new TestCase("id", "Shop › buys")),
            List.of(),
            new PlaywrightRun(Instant.parse("2025-11-24T16:00:00Z"), 1, 1, null),
            0,
            null),
        read(other));
  }

  @Test
  void countsAnIdThatAMergeLengthenedAsTheOneBefore() throws Exception {
    String id = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

    for (String longer :
        List.of(id, id + "1", id + "038c2392796d4a22", id + "038c2392796d4a22-1")) {
      assertEquals(
          List.of(new TestCase(id, "Shop › buys")),
          read(HtmlPage.of(ONE_TEST.formatted(longer))).testCases());
    }
  }

  @Test
  void countsErrorsBesideTests() throws Exception {
    String report =
        """
        {"files":[{"tests":[{"outcome":"skipped"}]}],"errors":["\\u001b[31mfirst\\u001b[39m\\nline",7]}\
        """;

    assertEquals(
        new PlaywrightReport(List.of(), List.of(), new PlaywrightRun(null, 1, 0, null), 2, "first"),
        read(HtmlPage.of(report)));
  }

  static Stream<Arguments> unusable() throws IOException {
    byte[] zip = HtmlPage.zip("report.json", ONE_TEST.formatted("id"));
    byte[] cut = Arrays.copyOf(zip, zip.length / 2);
    byte[] broken = zip.clone();
    broken[60] ^= 0x55;
    String page = HtmlPage.of(zip);
    String noReport =
        "is a web page without a Playwright report in it; has Playwright's HTML reporter written"
            + " it, and to its end?";
    String early =
        "the report ends early; if Playwright is still writing it, try again when it has ended";
    return Stream.of(
        Arguments.of("<!DOCTYPE html><html></html>", noReport),
        Arguments.of("\ufeff\n<HTML>", noReport),
        Arguments.of(page.substring(0, page.indexOf("base64,")), noReport),
        Arguments.of(page.substring(0, page.indexOf("base64,") + 7), early),
        Arguments.of(page.substring(0, page.indexOf("base64,") + 101), early),
        Arguments.of(HtmlPage.around(""), "has no report.json among its data"),
        Arguments.of(HtmlPage.around("ab*d"), "the data in it is not Base64"),
        Arguments.of(HtmlPage.of(cut), "the zip file in it ends early"),
        Arguments.of(HtmlPage.of(broken), "the zip file in it is damaged"),
        Arguments.of(
            HtmlPage.of(HtmlPage.zip("reports.json", "{}")), "has no report.json among its data"),
        Arguments.of(HtmlPage.of(""), "the report.json in it is empty"),
        Arguments.of(HtmlPage.of("{\"files\":["), "the report.json in it ends early"),
        Arguments.of(HtmlPage.of("{\"files\":nul}"), "the report.json in it is not JSON"),
        Arguments.of(HtmlPage.of("{}"), "report.json in it has no files"),
        Arguments.of(
            HtmlPage.of("{\"files\":[]}{}"), "has something after the data in its report.json"),
        Arguments.of(
            HtmlPage.of("{\"files\":[],\"errors\":[\"no file\"]}"),
            "there are no tests in it, only errors, the first: no file"),
        Arguments.of(HtmlPage.of("[]"), "expected an object, got an array"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{}]}]}"), "files[0].tests[0].outcome: missing"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{\"outcome\":\"failed\"}]}]}"),
            "files[0].tests[0].outcome: 'failed' is not a status of Playwright's"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{\"outcome\":\"unexpected\",\"title\":\"\"}]}]}"),
            "files[0].tests[0].testId: missing"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{\"testId\":\" \"}]}]}"),
            "files[0].tests[0].testId: is blank"),
        Arguments.of(
            "<?xml version=\"1.0\"?><testsuites/>",
            "is XML, and JUnit reports have no test IDs; give an HTML or JSON report"),
        Arguments.of(
            "PK\u0003\u0004",
            "is a zip file; unpack it and give the index.html in it, or merge a blob report first:"
                + " npx playwright merge-reports --reporter=html blob-report"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void saysWhatIsWrong(String page, String complaint) {
    UnusableReportException refusal = assertThrows(UnusableReportException.class, () -> read(page));

    assertEquals(complaint, refusal.getMessage());
  }

  @Test
  void unpacksNoMoreThanAReportCanHave() throws Exception {
    String page = HtmlPage.of(HtmlPage.bomb("a", 4097));

    UnusableReportException refusal = assertThrows(UnusableReportException.class, () -> read(page));

    assertEquals(
        "unpacks to more than any report of Playwright's; is it from a source you trust?",
        refusal.getMessage());
  }

  @Test
  void looksAtNoMoreEntriesThanAReportCanHave() throws Exception {
    String[] entries = new String[200_002];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = i % 2 == 0 ? String.valueOf(i) : "";
    }
    String page = HtmlPage.of(HtmlPage.zip(entries));

    UnusableReportException refusal = assertThrows(UnusableReportException.class, () -> read(page));

    assertEquals("has more files in it than any report of Playwright's", refusal.getMessage());
  }

  @Test
  void keepsNoMoreTextThanFitsInMemory() throws Exception {
    TextBudget budget = new TextBudget();
    String title = "a".repeat(1 << 24);
    for (int i = 0; i < 15; i++) {
      assertEquals(title, budget.charge(title));
    }
    long before = budget.used();
    budget.charge(title.substring(2000));

    UnusableReportException refusal =
        assertThrows(UnusableReportException.class, () -> budget.charge("a".repeat(2000)));
    assertEquals("has more text in its tests than fits in memory", refusal.getMessage());
    budget.release(before);
    assertEquals("a", budget.charge("a"));
  }

  @Test
  void refusesEveryBeginningOfAPage() throws IOException {
    byte[] page = Files.readAllBytes(REPORTS.resolve("full-1.65.html"));
    int end = new String(page, StandardCharsets.ISO_8859_1).lastIndexOf("</template>");
    for (int length = 0; length <= end; length++) {
      InputStream start = new ByteArrayInputStream(page, 0, length);

      assertThrows(
          UnusableReportException.class,
          () -> PlaywrightReport.read(start, Set.of(Selection.ALL)),
          "the first " + length + " bytes");
    }
  }

  private static List<String> known(String name, String outcome) throws IOException {
    try (Stream<String> lines = Files.lines(REPORTS.resolve(name + ".tsv"))) {
      return lines
          .map(Known::of)
          .filter(test -> outcome.isEmpty() || test.outcome().equals(outcome))
          .map(Known::id)
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static List<String> ids(PlaywrightReport report) {
    return report.testCases().stream().map(TestCase::id).sorted().toList();
  }

  private static PlaywrightReport report(String name, Selection selection)
      throws IOException, UnusableReportException {
    try (InputStream in = Files.newInputStream(REPORTS.resolve(name + ".html"))) {
      return PlaywrightReport.read(in, Set.of(selection));
    }
  }

  private static PlaywrightReport read(String page) throws IOException, UnusableReportException {
    return PlaywrightReport.read(HtmlPage.stream(page), Set.of(Selection.FAILED));
  }
}
