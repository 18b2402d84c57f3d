package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.playwright.Reports.parse;
import static run.empirical.cli.playwright.Reports.selected;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.Reports.RecordedTest;

/** Reports of real Playwright runs, compared with Playwright's own data on each test. */
class PlaywrightReportTest {
  /** The file's part of the IDs in a second project that has a folder of its own. */
  private static final String IN_ANOTHER_FOLDER = "7ab54b279e4032f8960f-";

  private static final String COMPUTABLE = "86f7e437faa5a7fce15d-%s";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reports/two-projects.json",
        "reports/no-projects.json",
        "reports/all-passed.json",
        "reports/merged-setup-1.62.json",
        "html/full-1.40.html",
        "html/full-1.65.html",
        "html/repeat-1.65.html",
        "html/merged-1.40.html"
      })
  void findsTheIdOfEachTest(String file) throws Exception {
    assertEquals(recordedIds(file, test -> !test.isMarked()), ids(file, Selection.ALL));
    assertEquals(
        recordedIds(file, test -> test.outcome().equals("unexpected")),
        ids(file, Selection.FAILED));
    assertEquals(
        recordedIds(file, test -> test.outcome().equals("flaky")), ids(file, Selection.FLAKY));
  }

  /** A title that tests in two files share is prefixed with the file. */
  @Test
  void namesTheProjectAndTheFileWhereTheTitleDoesNotTell() throws Exception {
    List<String> titles =
        selected(Reports.read("reports/two-projects.json"), Selection.FAILED).stream()
            .map(TestCase::label)
            .toList();
    assertEquals(
        List.of(
            "account/profile.spec.mjs › opens the cart [chromium]",
            "account/profile.spec.mjs › opens the cart [firefox]",
            "プロフィール › zeigt Größe & „Straße“ 🏠 [chromium]",
            "プロフィール › zeigt Größe & „Straße“ 🏠 [firefox]"),
        titles.subList(0, 4));
    assertEquals(
        List.of(
            new TestCase(
                "5f17faf172e09d982792-ddef23614cb7178e557d", "answers", "health.spec.mjs")),
        selected(Reports.read("reports/no-projects.json"), Selection.FAILED));
  }

  @Test
  void readsMembersInAnyOrder() throws Exception {
    String spec = "\"id\":\"a-1\",\"title\":\"buys\",\"tests\":[{\"status\":\"unexpected\"}]";
    String reversed = "\"tests\":[{\"status\":\"unexpected\"}],\"title\":\"buys\",\"id\":\"a-1\"";
    String report = "{\"suites\":[{%s,\"specs\":[{%s}]}]}";
    assertEquals(
        parse(report.formatted("\"file\":\"a\"", spec)),
        parse("{\"suites\":[{\"specs\":[{" + reversed + "}],\"file\":\"a\"}]}"));
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
    String report =
        """
        {"suites":[{"file":"shop.spec.ts","specs":[
          {"title":"buys","id":"%s","tests":[{"status":"unexpected"}]}]}]}\
        """;
    assertEquals(
        List.of(new TestCase(expected, "buys", "shop.spec.ts")),
        selected(parse(report.formatted(id)), Selection.FAILED));
  }

  /** The second hash is of {@code [project=web]a\u001ebuys} or the like. */
  @Test
  void computesTheIdsOfFurtherProjectsOnlyIfThatIsCertain() throws Exception {
    String web = COMPUTABLE.formatted("9f9cb3bb706c90e43bba");
    String mobile = COMPUTABLE.formatted("7ddbcffd3f3f2e00c715");
    String projects = "{\"id\":\"web\",\"testDir\":\"/a\"},{\"id\":\"mobile\",\"testDir\":\"/a\"}";
    assertEquals(List.of(web, mobile), ids(projects, web, "web", "mobile"));
    // Another first ID, a repeat, another folder, and two projects of one name.
    assertEquals(List.of("own-id", ""), ids(projects, "own-id", "web", "mobile"));
    assertEquals(List.of(web, "", ""), ids(projects, web, "web", "mobile", "mobile"));
    assertEquals(List.of(web, ""), ids(projects.replaceFirst("/a", "/b"), web, "web", "mobile"));
    assertEquals(
        List.of(web, ""),
        ids(projects + ",{\"name\":\"mobile\",\"testDir\":\"/a\"}", web, "web", "mobile"));
  }

  private static List<String> ids(String configured, String id, String... projects)
      throws IOException {
    String tests =
        Stream.of(projects)
            .map("{\"projectName\":\"%s\",\"status\":\"unexpected\"}"::formatted)
            .collect(Collectors.joining(","));
    String report =
        """
        {"config":{"projects":[%s]},"suites":[{"file":"a","specs":[
          {"title":"buys","id":"%s","tests":[%s]}]}]}\
        """;
    return selected(parse(report.formatted(configured, id, tests)), Selection.FAILED).stream()
        .map(TestCase::id)
        .toList();
  }

  @Test
  void readsTheReportJsonOfAPageAsItIs() throws Exception {
    assertEquals(
        parse(HtmlPage.of(HtmlReportTest.ONE_TEST.formatted("id"))),
        parse(HtmlReportTest.ONE_TEST.formatted("id")));
  }

  @Test
  void countsErrorsOutsideTests() throws Exception {
    PlaywrightReport report =
        parse(
            """
            {"suites":[],"errors":[{"value":"thrown"},{"message":"\\u001b[31mfirst\\u001b[39m\\nline"},{}]}\
            """);
    assertEquals("errors outside any test (3): first", report.errorsInWords());
    assertEquals(
        "errors outside any test (2): SyntaxError: /project/broken/syntax.spec.mjs: Unexpected"
            + " token (4:0)",
        Reports.read("reports/load-error.json").errorsInWords());
  }

  private static List<String> recordedIds(String file, Predicate<RecordedTest> wanted)
      throws IOException {
    return Reports.recorded(file).stream()
        .filter(wanted)
        .map(test -> test.id().startsWith(IN_ANOTHER_FOLDER) ? "" : test.id())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> ids(String file, Selection selection) throws IOException {
    return selected(Reports.read(file), selection).stream()
        .map(TestCase::id)
        .distinct()
        .sorted()
        .toList();
  }
}
