package run.empirical.cli.playwright;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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

/** HTML reports: real ones, compared with Playwright's own data on each test, and broken ones. */
class HtmlReportTest {
  private static final Path REPORTS = Path.of("src/test/resources/playwright/html");
  private static final String ONE_TEST =
      """
      {"files":[{"tests":[{"testId":"%s","title":"buys","projectName":"web","path":["Shop"],
      "outcome":"unexpected"}],"fileName":"shop.spec.ts"}],"startTime":1764000000000}\
      """;

  /** Playwright's own data on a test, saved with the report. */
  private record RecordedTest(
      String id, String outcome, String project, int repeat, String file, String titles) {
    static RecordedTest of(String line) {
      String[] parts = line.split("\t", -1);
      return new RecordedTest(
          parts[0].substring(0, 41),
          parts[1],
          parts[2],
          Integer.parseInt(parts[3]),
          parts[4],
          parts[5]);
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
  void readsTheIdOfEachTest(String name) throws Exception {
    assertEquals(recorded(name, "unexpected"), ids(report(name, Selection.FAILED)));
    assertEquals(recorded(name, "flaky"), ids(report(name, Selection.FLAKY)));
    assertEquals(recorded(name, ""), ids(report(name, Selection.ALL)));
  }

  @Test
  void givesTestsTheSameTitlesAsAJsonReport() throws Exception {
    List<TestCase> expected;
    try (Stream<String> lines = Files.lines(REPORTS.resolve("repeat-1.65.tsv"))) {
      expected =
          lines
              .map(RecordedTest::of)
              .map(
                  test ->
                      new TestCase(
                          test.id(),
                          (test.titles().equals("opens the page") ? test.file() + " › " : "")
                              + test.titles()
                              + " ["
                              + test.project()
                              + "]"
                              + (test.repeat() == 0 ? "" : " (repeat:" + test.repeat() + ")"),
                          test.file()))
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
  void readsTheStartTimeAndTheNumberOfFailures() throws Exception {
    PlaywrightRun run = requireNonNull(report("full-1.50", Selection.FLAKY).run());

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
  void removesTheSuffixThatAMergeAddsToAnId() throws Exception {
    String id = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

    for (String longer :
        List.of(id, id + "1", id + "038c2392796d4a22", id + "038c2392796d4a22-1")) {
      assertEquals(
          List.of(new TestCase(id, "Shop › buys", "shop.spec.ts")),
          read(HtmlPage.of(ONE_TEST.formatted(longer))).testCases());
    }
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

  static Stream<Arguments> unusableReports() throws IOException {
    byte[] zip = HtmlPage.zip("report.json", ONE_TEST.formatted("id"));
    byte[] cut = Arrays.copyOf(zip, zip.length / 2);
    byte[] broken = zip.clone();
    broken[60] ^= 0x55;
    String page = HtmlPage.of(zip);
    String noReport = "is a web page, but not a complete Playwright HTML report";
    String truncated =
        "the report is truncated; if Playwright is still running, try again when it finishes";
    return Stream.of(
        Arguments.of("<!DOCTYPE html><html></html>", noReport),
        Arguments.of("\ufeff\n<HTML>", noReport),
        Arguments.of(page.substring(0, page.indexOf("base64,")), noReport),
        Arguments.of(page.substring(0, page.indexOf("base64,") + 7), truncated),
        Arguments.of(page.substring(0, page.indexOf("base64,") + 101), truncated),
        Arguments.of(HtmlPage.withData(""), "has no report.json in its data"),
        Arguments.of(HtmlPage.withData("ab*d"), "its data is not Base64"),
        Arguments.of(HtmlPage.of(cut), "its zip data is truncated"),
        Arguments.of(HtmlPage.of(broken), "its zip data is damaged"),
        Arguments.of(
            HtmlPage.of(HtmlPage.zip("reports.json", "{}")), "has no report.json in its data"),
        Arguments.of(HtmlPage.of(""), "its report.json is empty"),
        Arguments.of(HtmlPage.of("{\"files\":["), "its report.json is truncated"),
        Arguments.of(HtmlPage.of("{\"files\":nul}"), "its report.json is not JSON"),
        Arguments.of(HtmlPage.of("{}"), "its report.json has no files"),
        Arguments.of(HtmlPage.of("{\"files\":[]}{}"), "its report.json has trailing data"),
        Arguments.of(
            HtmlPage.of(
                // Java writes no entry twice.
                new String(
                        HtmlPage.zip("report.json", "{\"files\":[]}", "Report.json", "{}"),
                        StandardCharsets.ISO_8859_1)
                    .replace("Report", "report")
                    .getBytes(StandardCharsets.ISO_8859_1)),
            "has two report.json in its data"),
        Arguments.of(HtmlPage.of("{\"files\":[{}]}"), "files[0].tests: missing"),
        Arguments.of(HtmlPage.of("{\"files\":[],\"files\":[]}"), "files: duplicate key"),
        Arguments.of(
            HtmlPage.of("{\"files\":[],\"stats\":{\"total\":1,\"ok\":false}}"),
            "contradicts itself: stats.total is 1, but it has 0"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{\"outcome\":\"unexpected\",\"ok\":true}]}]}"),
            "files[0].tests[0]: contradicts itself: its outcome does not agree with ok"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{\"outcome\":\"flaky\",\"ok\":false}]}]}"),
            "files[0].tests[0]: contradicts itself: its outcome does not agree with ok"),
        Arguments.of(
            HtmlPage.of("{\"files\":[],\"errors\":[\"no file\"]}"),
            "has no tests, only errors, the first: no file"),
        Arguments.of(HtmlPage.of("[]"), "expected an object, got an array"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{}]}]}"), "files[0].tests[0].outcome: missing"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{\"outcome\":\"failed\"}]}]}"),
            "files[0].tests[0].outcome: 'failed' is not a Playwright status"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{\"outcome\":\"unexpected\",\"title\":\"\"}]}]}"),
            "files[0].tests[0].testId: missing"),
        Arguments.of(
            HtmlPage.of("{\"files\":[{\"tests\":[{\"testId\":\" \"}]}]}"),
            "files[0].tests[0].testId: is blank"),
        Arguments.of(
            "<?xml version=\"1.0\"?><testsuites/>",
            "is XML; JUnit reports have no test IDs, so use an HTML or JSON report"),
        Arguments.of(
            "PK\u0003\u0004",
            "is a zip file; unpack it and use its index.html, or merge a blob report first:"
                + " npx playwright merge-reports --reporter=html blob-report"));
  }

  @ParameterizedTest
  @MethodSource("unusableReports")
  void explainsWhyAReportIsUnusable(String page, String message) {
    UnusableReportException exception =
        assertThrows(UnusableReportException.class, () -> read(page));

    assertEquals(message, exception.getMessage());
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

    PlaywrightReport listed = PlaywrightReport.read(HtmlPage.stream(page), Set.of(Selection.ALL));
    assertEquals(List.of(new TestCase("c", "c", "a.ts")), listed.testCases());
    assertEquals(2, listed.leftOut());
    assertNull(listed.run());
  }

  @Test
  void limitsTheUnpackedSize() throws Exception {
    String page = HtmlPage.of(HtmlPage.bomb("a", 4097));

    UnusableReportException exception =
        assertThrows(UnusableReportException.class, () -> read(page));

    assertEquals(
        "unpacks to more data than any Playwright report; do you trust its source?",
        exception.getMessage());
  }

  @Test
  void limitsTheNumberOfZipEntries() throws Exception {
    String[] entries = new String[200_002];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = i % 2 == 0 ? String.valueOf(i) : "";
    }
    String page = HtmlPage.of(HtmlPage.zip(entries));

    UnusableReportException exception =
        assertThrows(UnusableReportException.class, () -> read(page));

    assertEquals("has more files in its data than any Playwright report", exception.getMessage());
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

  @Test
  void rejectsEveryTruncatedPage() throws IOException {
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

  private static List<String> recorded(String name, String outcome) throws IOException {
    try (Stream<String> lines = Files.lines(REPORTS.resolve(name + ".tsv"))) {
      return lines
          .map(RecordedTest::of)
          .filter(test -> outcome.isEmpty() || test.outcome().equals(outcome))
          .map(RecordedTest::id)
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static List<String> ids(PlaywrightReport report) {
    return report.testCases().stream().map(TestCase::id).sorted().toList();
  }

  private static PlaywrightReport report(String name, Selection selection) throws IOException {
    try (InputStream in = Files.newInputStream(REPORTS.resolve(name + ".html"))) {
      return PlaywrightReport.read(in, Set.of(selection));
    }
  }

  private static PlaywrightReport read(String page) throws IOException {
    return PlaywrightReport.read(HtmlPage.stream(page), Set.of(Selection.FAILED));
  }
}
