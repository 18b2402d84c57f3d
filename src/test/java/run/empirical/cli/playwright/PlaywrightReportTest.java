package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.PlaywrightReport.Unidentified;

/** Reports of real Playwright runs, compared with Playwright's own data on each test. */
class PlaywrightReportTest {
  private static final Path REPORTS = Path.of("src/test/resources/playwright/reports");

  /** Playwright's own data on a test, saved with the report. */
  private record RecordedTest(
      String id, String outcome, String project, int repeat, String titles) {
    static RecordedTest of(String line) {
      String[] parts = line.split("\t", -1);
      return new RecordedTest(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]), parts[4]);
    }

    /** Whether it is marked as skipped; others that Playwright calls skipped did not run. */
    boolean isMarked() {
      return titles.endsWith("pays with points");
    }

    /** Whether its ID has the usual length; merging adds a suffix to repeated IDs. */
    boolean hasPlainId() {
      return id.length() == 41;
    }

    /** The prefix of a title that tests in two files share. */
    private String filePrefix() {
      if (!titles.equals("opens the cart")) {
        return "";
      }
      return (id.startsWith("29b720a9ac74378ae6c8") ? "checkout" : "account/profile")
          + ".spec.mjs › ";
    }

    String title(boolean severalProjects) {
      return filePrefix()
          + titles
          + (severalProjects ? " [" + project + "]" : "")
          + (repeat > 0 ? " (repeat:" + repeat + ")" : "");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two-projects",
        "second-project",
        "no-projects",
        "all-passed",
        "repeated",
        "half-pairs",
        "merged-shards",
        "merged-machines",
        "merged-setup",
        "merged-setup-1.62"
      })
  void findsTheIdOfEachTest(String name) throws Exception {
    assertEquals(
        ids(recorded(name, test -> test.hasPlainId() && !test.isMarked())),
        ids(read(name, Selection.ALL)));
    assertEquals(
        ids(recorded(name, test -> test.hasPlainId() && test.outcome().equals("unexpected"))),
        ids(read(name, Selection.FAILED)));
    assertEquals(
        ids(recorded(name, test -> test.hasPlainId() && test.outcome().equals("flaky"))),
        ids(read(name, Selection.FLAKY)));
  }

  @Test
  void givesASecondProjectTheSameIdsAsWhenItRunsAlone() throws Exception {
    Set<String> alone = ids(read("second-project", Selection.ALL));

    assertEquals(16, alone.size());
    assertEquals(
        alone,
        ids(
            read("two-projects", Selection.ALL).stream()
                .filter(testCase -> String.valueOf(testCase.title()).endsWith(" [firefox]"))
                .toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-projects", "second-project", "no-projects", "repeated"})
  void addsTheProjectToTitlesIfThereAreSeveral(String name) throws Exception {
    List<RecordedTest> recorded = recorded(name, test -> !test.isMarked());
    boolean several = recorded.stream().map(RecordedTest::project).distinct().count() > 1;
    TreeMap<String, @Nullable String> expected = new TreeMap<>();
    recorded.forEach(test -> expected.put(test.id(), test.title(several)));
    TreeMap<String, @Nullable String> read = new TreeMap<>();
    read(name, Selection.ALL).forEach(testCase -> read.put(testCase.id(), testCase.title()));

    assertEquals(expected, read);
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
          new HashSet<>(read(name, selection)), new HashSet<>(read(reversed, Set.of(selection))));
    }
  }

  @ParameterizedTest
  @CsvSource({"merged-repeats, 11, 1", "merged-same-names, 2, 4", "merged-no-names, 2, 4"})
  void findsTheIdOfEachFailureOrCountsItAsUnidentified(
      String name, int identified, int unidentified) throws Exception {
    PlaywrightReport report = report(name, Selection.FAILED);
    Set<String> recorded = ids(recorded(name, test -> test.outcome().equals("unexpected")));
    Set<String> ids = ids(report.testCases());

    assertEquals(identified + unidentified, recorded.size());
    assertEquals(identified, ids.size());
    assertTrue(recorded.containsAll(ids));
    assertEquals(unidentified, report.unidentified().stream().mapToInt(Unidentified::tests).sum());
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
    "0123456789abcdef0123-0123456789abcdef0123a, 0123456789abcdef0123-0123456789abcdef0123a",
    "0123456789abcdef0123-0123456789abcdef012, 0123456789abcdef0123-0123456789abcdef012",
    "other-10, other-10"
  })
  void removesTheSuffixThatAMergeAddsToAnId(String id, String expected) throws Exception {
    assertEquals(
        List.of(new TestCase(expected, "buys [chromium]", "shop.spec.ts")),
        read(twoProjects(id, "unexpected", "expected"), Set.of(Selection.FAILED)));
  }

  @Test
  void computesNoIdsIfTheFirstIdIsNotComputable() throws Exception {
    PlaywrightReport report =
        parse(twoProjects("0000-1111", "unexpected", "unexpected"), Set.of(Selection.FAILED));

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

    assertEquals(
        read("two-projects", Selection.FAILED).subList(0, 18),
        read(report.toString(), Set.of(Selection.FAILED)));
  }

  @Test
  void doesNotIdentifyRepeatsIfTheirNumberIsUnknown() throws Exception {
    ObjectNode report = parsed("repeated");
    report.remove("config");

    assertEquals(2, read(report.toString(), Set.of(Selection.FAILED)).size());
    assertEquals(10, unidentified(report.toString()));
  }

  @Test
  void numbersRepeatsOfOneProjectOnlyIfTheyStartWithTheFirst() throws Exception {
    ObjectNode report = parsed("repeated");
    report.remove("stats");
    ObjectNode spec = (ObjectNode) report.at("/suites/0/specs/1");
    spec.put("id", "29b720a9ac74378ae6c8-697829afc0362babbdf2");
    ArrayNode tests = (ArrayNode) spec.get("tests");
    tests.remove(0);

    assertEquals(1, unidentified(report.toString()));

    ((ObjectNode) tests.get(1)).put("status", "expected");
    assertEquals(0, unidentified(report.toString()));
    List<TestCase> expected = new ArrayList<>(read("repeated", Selection.FAILED));
    expected.remove(2);
    expected.remove(0);
    assertEquals(expected, read(report.toString(), Set.of(Selection.FAILED)));
  }

  @Test
  void doesNotIdentifyTestsOutsideTheirProjectsFolder() throws Exception {
    ObjectNode report = parsed("two-projects");
    ((ObjectNode) report.get("config").get("projects").get(1)).put("testDir", "/project/test");

    assertEquals(9, unidentified(report.toString()));
    assertEquals(11, read(report.toString(), Set.of(Selection.FAILED)).size());
  }

  @Test
  void keepsTheFirstIdEvenIfItIsNotComputable() throws Exception {
    assertEquals(
        List.of(new TestCase("0000-1111", "buys [chromium]", "shop.spec.ts")),
        read(twoProjects("0000-1111", "unexpected", "expected"), Set.of(Selection.FAILED)));
  }

  @Test
  void showsTheFirstErrorIfThereAreNoTests() {
    UnusableReportException exception =
        assertThrows(UnusableReportException.class, () -> read("load-error", Selection.FAILED));

    assertEquals(
        "has no tests, only errors, the first: SyntaxError:"
            + " /project/broken/syntax.spec.mjs: Unexpected token (4:0)",
        exception.getMessage());
  }

  @Test
  void countsErrorsOutsideTests() throws Exception {
    PlaywrightReport report =
        parse(
            """
            {"suites":[{"other":{"specs":[7]},"specs":[{"tests":[{"status":"expected"}]}]}],
             "errors":[{"message":{}},{"message":"\\u001b[31mfirst\\u001b[39m\\nline"},{"value":"thrown"}]}\
            """,
            Set.of(Selection.FAILED));

    assertEquals(
        new PlaywrightReport(
            List.of(), List.of(), new PlaywrightRun(null, null, 1, 0, 0, ""), 0, 3, "first"),
        report);
  }

  static Stream<List<String>> invalidReports() {
    return Stream.of(
        List.of("", "is empty"),
        List.of(" \n", "is empty"),
        List.of("[]", "no line starts with a JSON object; is it a Playwright report?"),
        List.of(
            "> test\n{ user: 'me' }",
            "no line starts with a JSON object; is it a Playwright report?"),
        List.of("{\"a\":nul}", "line 1, column 6: not JSON"),
        List.of("{}", "suites: missing; is it a Playwright report?"),
        List.of("{\"testResults\":[{}]}", "suites: missing; is it a Playwright report?"),
        List.of("{\"suites\":[]}{}", "line 1, column 14: unexpected data after the report"),
        List.of("{\"suites\":[\n", "line 2, column 1: the report is truncated"),
        List.of("{\"suites\":[\n]} npm notice", "line 2, column 4: not JSON"),
        List.of("> test\n> test\n{\"suites\":[],}", "line 3, column 14: not JSON"),
        List.of("\n  {\"suites\":[],}", "line 2, column 16: not JSON"),
        List.of("> test\n{\"suites\":[]}{}", "line 2, column 14: unexpected data after the report"),
        List.of("{\"suites\":{}}", "suites: expected an array, got an object"),
        List.of("{\"config\":[]}", "config: expected an object, got an array"),
        List.of(
            "{\"config\":{\"projects\":\"\"}}", "config.projects: expected an array, got a string"),
        List.of(
            "{\"config\":{\"projects\":[true]}}",
            "config.projects[0]: expected an object, got a boolean"),
        List.of("{\"errors\":null}", "errors: expected an array, got null"),
        List.of("{\"suites\":[{\"specs\":1.5}]}", "suites[0].specs: expected an array, got 1.5"),
        List.of(
            "{\"suites\":[{\"specs\":[[]]}]}",
            "suites[0].specs[0]: expected an object, got an array"),
        List.of(
            "{\"suites\":[{\"specs\":[{\"tests\":{}}]}]}",
            "suites[0].specs[0].tests: expected an array, got an object"),
        List.of(
            spec("[]"), "suites[0].suites[0].specs[1].tests[0]: expected an object, got an array"),
        List.of("{\"suites\":[7]}", "suites[0]: expected an object, got 7"),
        List.of("{\"suites\":[{\"title\":null}]}", "suites[0].title: expected a string, got null"),
        List.of("{\"suites\":[{\"specs\":[{}]}]}", "suites[0].specs[0].tests: missing"),
        List.of(spec("{}"), "suites[0].suites[0].specs[1].tests[0].status: missing"),
        List.of(
            spec("{\"status\":true}"),
            "suites[0].suites[0].specs[1].tests[0].status: expected a string, got a boolean"),
        List.of(
            spec("{\"status\":\"timedOut\"}"),
            "suites[0].suites[0].specs[1].tests[0].status: 'timedOut' is not a Playwright"
                + " status"),
        List.of(spec("{\"status\":\"unexpected\"}"), "suites[0].suites[0].specs[1].title: missing"),
        List.of(
            "{\"suites\":[{\"specs\":[{\"title\":\"t\",\"tests\":[{\"status\":\"flaky\"},"
                + "{\"status\":\"unexpected\"}]}]}]}",
            "suites[0].specs[0].id: missing"),
        List.of("{\"suites\":[{\"specs\":[{\"id\":\" \"}]}]}", "suites[0].specs[0].id: is blank"),
        List.of(
            "{\"suites\":[{\"specs\":[{\"id\":\"a\\u0007\"}]}]}",
            "suites[0].specs[0].id: contains a control character, which test case IDs never do"),
        List.of(
            "{\"suites\":[{\"specs\":[{\"id\":\"a\\ud83c\"}]}]}",
            "suites[0].specs[0].id: is not UTF-8"),
        List.of(
            "{\"config\":{\"projects\":[{\"name\":\"a\",\"repeatEach\":0}]}}",
            "config.projects[0].repeatEach: expected a positive integer, got 0"),
        List.of("{\"config\":{\"projects\":[{}]}}", "config.projects[0].name: missing"),
        List.of("{\"errors\":[\"no\"]}", "errors[0]: expected an object, got a string"));
  }

  @ParameterizedTest
  @MethodSource("invalidReports")
  void explainsWhatIsWrongAndWhere(List<String> documentAndMessage) {
    UnusableReportException exception =
        assertThrows(
            UnusableReportException.class,
            () -> read(documentAndMessage.get(0), Set.of(Selection.FAILED)));

    assertEquals(documentAndMessage.get(1), exception.getMessage());
  }

  @Test
  void rejectsEveryTruncatedReport() throws IOException {
    byte[] whole = Files.readAllBytes(REPORTS.resolve("no-projects.json"));
    int lastBrace = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('}');
    for (int length = 0; length <= lastBrace; length++) {
      InputStream cut = new ByteArrayInputStream(whole, 0, length);

      assertThrows(
          UnusableReportException.class,
          () -> PlaywrightReport.read(cut, Set.of(Selection.ALL)),
          "the first " + length + " bytes");
    }
  }

  private static String spec(String test) {
    return "{\"suites\":[{\"suites\":[{\"specs\":[{\"tests\":[]},{\"tests\":[" + test + "]}]}]}]}";
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

  private static List<RecordedTest> recorded(String name, Predicate<RecordedTest> wanted)
      throws IOException {
    try (Stream<String> lines = Files.lines(REPORTS.resolve(name + ".tsv"))) {
      return lines.map(RecordedTest::of).filter(wanted).toList();
    }
  }

  private static Set<String> ids(Collection<?> tests) {
    Set<String> ids = new HashSet<>();
    for (Object test : tests) {
      ids.add(test instanceof RecordedTest recorded ? recorded.id() : ((TestCase) test).id());
    }
    assertEquals(tests.size(), ids.size(), "no duplicate IDs");
    return ids;
  }

  private static ObjectNode parsed(String name) throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(REPORTS.resolve(name + ".json").toFile());
  }

  private static List<TestCase> read(String name, Selection selection) throws IOException {
    return report(name, selection).testCases();
  }

  private static PlaywrightReport report(String name, Selection selection) throws IOException {
    try (InputStream in = Files.newInputStream(REPORTS.resolve(name + ".json"))) {
      return PlaywrightReport.read(in, Set.of(selection));
    }
  }

  private static List<TestCase> read(String document, Set<Selection> selections)
      throws IOException {
    return parse(document, selections).testCases();
  }

  /** The number of failed tests with unknown IDs. */
  private static int unidentified(String document) throws IOException {
    PlaywrightReport report = parse(document, Set.of(Selection.FAILED));
    return report.unidentified().stream().mapToInt(Unidentified::tests).sum();
  }

  private static PlaywrightReport parse(String document, Set<Selection> selections)
      throws IOException {
    return PlaywrightReport.read(
        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), selections);
  }
}
