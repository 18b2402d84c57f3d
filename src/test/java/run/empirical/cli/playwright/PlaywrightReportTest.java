package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.PlaywrightReport.Unidentified;
import run.empirical.cli.playwright.Reports.RecordedTest;

/** Reports of real Playwright runs, compared with Playwright's own data on each test. */
class PlaywrightReportTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reports/two-projects.json",
        "reports/second-project.json",
        "reports/no-projects.json",
        "reports/all-passed.json",
        "reports/repeated.json",
        "reports/half-pairs.json",
        "reports/merged-shards.json",
        "reports/merged-machines.json",
        "reports/merged-setup.json",
        "reports/merged-setup-1.62.json",
        "html/full-1.40.html",
        "html/full-1.50.html",
        "html/full-1.62.html",
        "html/full-1.65.html",
        "html/repeat-1.40.html",
        "html/repeat-1.65.html",
        "html/merged-1.40.html",
        "html/merged-1.65.html"
      })
  void findsTheIdOfEachTest(String file) throws Exception {
    assertEquals(recordedIds(file, test -> !test.isMarked()), ids(file, Selection.ALL));
    assertEquals(
        recordedIds(file, test -> test.outcome().equals("unexpected")),
        ids(file, Selection.FAILED));
    assertEquals(
        recordedIds(file, test -> test.outcome().equals("flaky")), ids(file, Selection.FLAKY));
  }

  @Test
  void givesASecondProjectTheSameIdsAsWhenItRunsAlone() throws Exception {
    List<String> alone = ids("reports/second-project.json", Selection.ALL);

    assertEquals(16, alone.size());
    assertEquals(
        alone,
        read("two-projects", Selection.ALL).stream()
            .filter(testCase -> String.valueOf(testCase.title()).endsWith(" [firefox]"))
            .map(TestCase::id)
            .sorted()
            .toList());
  }

  /** A title that tests in two files share is prefixed with the file. */
  @ParameterizedTest
  @CsvSource({
    "reports/two-projects.json, opens the cart",
    "reports/second-project.json, opens the cart",
    "reports/no-projects.json, opens the cart",
    "reports/repeated.json, opens the cart",
    "html/repeat-1.65.html, opens the page"
  })
  void addsTheProjectToTitlesIfThereAreSeveral(String file, String shared) throws Exception {
    List<RecordedTest> recorded =
        Reports.recorded(file).stream().filter(test -> !test.isMarked()).toList();
    boolean several = recorded.stream().map(RecordedTest::project).distinct().count() > 1;
    TreeMap<String, String> expected = new TreeMap<>();
    recorded.forEach(
        test ->
            expected.put(
                test.id(),
                (test.titles().equals(shared) ? file(test) + " › " : "") + test.title(several)));
    TreeMap<String, @Nullable String> read = new TreeMap<>();
    Reports.read(file, Selection.ALL)
        .testCases()
        .forEach(testCase -> read.put(testCase.id(), testCase.title()));

    assertEquals(expected, read);
  }

  private static String file(RecordedTest test) {
    if (!test.file().isEmpty()) {
      return test.file();
    }
    return (test.id().startsWith("29b720a9ac74378ae6c8") ? "checkout" : "account/profile")
        + ".spec.mjs";
  }

  @Test
  void keepsTheOrderOfTheReport() throws Exception {
    assertEquals(
        List.of(
            new TestCase(
                "29b720a9ac74378ae6c8-c953054784a2505a1f93",
                "converts JPY [chromium]",
                "checkout.spec.mjs"),
            new TestCase(
                "29b720a9ac74378ae6c8-38b554bbf07e6e6d5b56",
                "converts JPY [firefox]",
                "checkout.spec.mjs"),
            new TestCase(
                "5f17faf172e09d982792-2052d0afca08bd1b6cea",
                "answers [smoke]",
                "../smoke/health.spec.mjs"),
            new TestCase(
                "7ab54b279e4032f8960f-6612a476e017289c0c51",
                "answers [nightly]",
                "../smoke/health.spec.mjs")),
        read("merged-machines", Selection.FAILED));
  }

  @ParameterizedTest
  @EnumSource(Selection.class)
  void readsMembersInAnyOrder(Selection selection) throws Exception {
    for (String name : List.of("two-projects", "repeated", "merged-shards")) {
      String reversed = reversed(parsed(name)).toString();

      assertEquals(
          new HashSet<>(read(name, selection)),
          new HashSet<>(Reports.parse(reversed, selection).testCases()));
    }
  }

  @ParameterizedTest
  @CsvSource({"merged-repeats, 11, 1", "merged-same-names, 2, 4", "merged-no-names, 2, 4"})
  void findsTheIdOfEachFailureOrCountsItAsUnidentified(
      String name, int identified, int unidentified) throws Exception {
    PlaywrightReport report = report(name, Selection.FAILED);
    List<String> recorded =
        recordedIds("reports/" + name + ".json", test -> test.outcome().equals("unexpected"));
    List<String> ids = Reports.ids(report);

    assertEquals(identified + unidentified, recorded.size());
    assertEquals(identified, ids.size());
    assertTrue(recorded.containsAll(ids));
    assertEquals(unidentified, Reports.unidentified(report));
    assertEquals(List.of(), report(name, Selection.FLAKY).unidentified());
  }

  @Test
  void explainsWhyAnIdIsUnknown() throws Exception {
    assertEquals(
        List.of(
            new Unidentified(
                "Checkout › pays by voucher [chromium]",
                "the ID of 'Checkout › pays by voucher [chromium]' in checkout.spec.mjs is unknown:"
                    + " the report has only 29b720a9ac74378ae6c8-1a72770bf89f35c10bcb, of another"
                    + " project or repeat, and this ID cannot be computed from it",
                1)),
        report("merged-repeats", Selection.FAILED).unidentified());
    String why =
        " in shop.spec.mjs is unknown: the report may be merged from several projects %s and has"
            + " only the first one's ID; give projects different names, list setup projects first,"
            + " and tag runs on different machines";
    String named = why.formatted("named web");
    assertEquals(
        List.of(
            new Unidentified(
                "Basket › takes a book", "the ID of 'Basket › takes a book'" + named, 2),
            new Unidentified(
                "Basket › takes a lamp", "the ID of 'Basket › takes a lamp'" + named, 2)),
        report("merged-same-names", Selection.FAILED).unidentified());
    assertEquals(
        "the ID of 'Basket › takes a book'" + why.formatted("without a name"),
        report("merged-no-names", Selection.FAILED).unidentified().get(0).problem());
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef0123-0123456789abcdef01231, 0123456789abcdef0123-0123456789abcdef0123",
    "0123456789abcdef0123-0123456789abcdef012310, 0123456789abcdef0123-0123456789abcdef0123",
    "0123456789abcdef0123-0123456789abcdef0123, 0123456789abcdef0123-0123456789abcdef0123",
    "0123456789abcdef0123-0123456789abcdef0123038c2392796d4a22,"
        + " 0123456789abcdef0123-0123456789abcdef0123",
    "0123456789abcdef0123-0123456789abcdef0123038c2392796d4a22-1,"
        + " 0123456789abcdef0123-0123456789abcdef0123",
    "0123456789abcdef0123-0123456789abcdef0123a, 0123456789abcdef0123-0123456789abcdef0123a",
    "0123456789abcdef0123-0123456789abcdef012, 0123456789abcdef0123-0123456789abcdef012",
    "other-10, other-10"
  })
  void removesTheSuffixThatAMergeAddsToAnId(String id, String expected) throws Exception {
    assertEquals(
        List.of(new TestCase(expected, "buys [chromium]", "shop.spec.ts")),
        parse(twoProjects(id, "unexpected", "expected")));
  }

  @Test
  void computesNoIdsIfTheFirstIdIsNotComputable() throws Exception {
    PlaywrightReport report =
        Reports.parse(twoProjects("0000-1111", "unexpected", "unexpected"), Selection.FAILED);

    assertEquals(
        List.of(new TestCase("0000-1111", "buys [chromium]", "shop.spec.ts")), report.testCases());
    assertEquals(
        List.of(
            new Unidentified(
                "buys [firefox]",
                "the ID of 'buys [firefox]' in shop.spec.ts is unknown: the report has only"
                    + " 0000-1111, of another project or repeat, and this ID cannot be computed"
                    + " from it",
                1)),
        report.unidentified());
  }

  @Test
  void assumesThatUnlistedProjectsAreInTheRootFolder() throws Exception {
    ObjectNode report = parsed("two-projects");
    report.remove("config");
    report.remove("stats");
    ((ArrayNode) report.get("suites")).remove(2);

    assertEquals(read("two-projects", Selection.FAILED).subList(0, 18), parse(report.toString()));
  }

  @Test
  void doesNotIdentifyRepeatsIfTheirNumberIsUnknown() throws Exception {
    ObjectNode report = parsed("repeated");
    report.remove("config");

    assertEquals(2, parse(report.toString()).size());
    assertEquals(10, Reports.unidentified(Reports.parse(report.toString(), Selection.FAILED)));
  }

  @Test
  void numbersRepeatsOfOneProjectOnlyIfTheyStartWithTheFirst() throws Exception {
    ObjectNode report = parsed("repeated");
    report.remove("stats");
    ObjectNode spec = (ObjectNode) report.at("/suites/0/specs/1");
    spec.put("id", "29b720a9ac74378ae6c8-697829afc0362babbdf2");
    ArrayNode tests = (ArrayNode) spec.get("tests");
    tests.remove(0);

    assertEquals(1, Reports.unidentified(Reports.parse(report.toString(), Selection.FAILED)));

    ((ObjectNode) tests.get(1)).put("status", "expected");
    assertEquals(0, Reports.unidentified(Reports.parse(report.toString(), Selection.FAILED)));
    List<TestCase> expected = new ArrayList<>(read("repeated", Selection.FAILED));
    expected.remove(2);
    expected.remove(0);
    assertEquals(expected, parse(report.toString()));
  }

  @Test
  void doesNotIdentifyTestsOutsideTheirProjectsFolder() throws Exception {
    ObjectNode report = parsed("two-projects");
    ((ObjectNode) report.get("config").get("projects").get(1)).put("testDir", "/project/test");

    assertEquals(9, Reports.unidentified(Reports.parse(report.toString(), Selection.FAILED)));
    assertEquals(11, parse(report.toString()).size());
  }

  @Test
  void showsTheFirstErrorIfThereAreNoTests() {
    UnusableReportException exception =
        assertThrows(
            UnusableReportException.class,
            () -> Reports.read("reports/load-error.json", Selection.FAILED));

    assertEquals(
        "has no tests, only errors, the first: SyntaxError:"
            + " /project/broken/syntax.spec.mjs: Unexpected token (4:0)",
        exception.getMessage());
  }

  @Test
  void countsErrorsOutsideTests() throws Exception {
    PlaywrightReport report =
        Reports.parse(
            """
            {"suites":[{"other":{"specs":[7]},"specs":[{"tests":[{"status":"expected"}]}]}],
             "errors":[{"message":{}},{"message":"\\u001b[31mfirst\\u001b[39m\\nline"},{"value":"thrown"}]}\
            """,
            Selection.FAILED);

    assertEquals(
        new PlaywrightReport(
            List.of(), List.of(), new PlaywrightRun(null, null, 1, 0, 0, ""), 0, 3, "first"),
        report);
  }

  private static String twoProjects(String id, String first, String second) {
    return """
    {"suites":[{"title":"shop.spec.ts","file":"shop.spec.ts","specs":[
      {"title":"buys","id":"%s","tests":[
        {"projectId":"chromium","projectName":"chromium","status":"%s"},
        {"projectId":"firefox","projectName":"firefox","status":"%s"}]}]}]}\
    """
        .formatted(id, first, second);
  }

  private static JsonNode reversed(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(reversed(element)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(name -> names.add(0, name));
      ObjectNode copy = object.objectNode();
      names.forEach(name -> copy.set(name, reversed(object.get(name))));
      return copy;
    }
    return node;
  }

  private static List<String> recordedIds(String file, Predicate<RecordedTest> wanted)
      throws IOException {
    return Reports.recorded(file).stream()
        .filter(wanted)
        .map(RecordedTest::id)
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> ids(String file, Selection selection) throws IOException {
    return Reports.ids(Reports.read(file, selection));
  }

  private static ObjectNode parsed(String name) throws IOException {
    return (ObjectNode)
        new ObjectMapper().readTree(Reports.path("reports/" + name + ".json").toFile());
  }

  private static List<TestCase> read(String name, Selection selection) throws IOException {
    return report(name, selection).testCases();
  }

  private static PlaywrightReport report(String name, Selection selection) throws IOException {
    return Reports.read("reports/" + name + ".json", selection);
  }

  /** The failed tests of a report. */
  private static List<TestCase> parse(String document) throws IOException {
    return Reports.parse(document, Selection.FAILED).testCases();
  }
}
