package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static run.empirical.cli.GateRuns.pass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;
import run.empirical.cli.playwright.HtmlPage;

/** Looks up the failed tests of the last Playwright run in a folder. */
class LastFailedTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String HTML = "playwright-report/index.html";
  private static final String LAST_RUN = "test-results/.last-run.json";
  private static final Instant START = Cli.NOW.minus(Duration.ofMinutes(20));
  private static final String FILE = "29b720a9ac74378ae6c8-";
  private static final String AGAIN = FILE + "00000000000000000001";
  private static final String TODAY = FILE + "00000000000000000002";
  private static final String THIS_WEEK = FILE + "00000000000000000003";
  private static final String EARLIER = FILE + "00000000000000000004";
  private static final String NEVER = FILE + "00000000000000000005";

  private static final String PASSED = FILE + "00000000000000000006";

  private static final String AGAIN_LINE =
      AGAIN + "\t1\t-\t7\t2026-11-24T12:13:04Z\t180\t-\tpays\n";

  private static final String TODAY_LINE =
      TODAY + "\t1\t-\t7\t2026-11-24T09:16:04Z\t10800\t-\tships\n";

  private static final String MATRIX =
      """
      1     TEST CASE
      3m    pays
      3h    ships
      2d    packs
      20d   sorts
      >30d  prints
      """;

  private final Path folder;

  LastFailedTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void stubAnswers() {
    GateRuns gates = new GateRuns(API);
    gates.answers(AGAIN, pass(1, Duration.ofMinutes(3)));
    gates.answers(TODAY, pass(1, Duration.ofHours(3)));
    gates.answers(THIS_WEEK, pass(1, Duration.ofDays(2)));
    gates.answers(EARLIER, pass(1, Duration.ofDays(20)));
  }

  @Test
  void showsFailedTestsAndWhenEachLastPassed() throws IOException {
    write(HTML, Duration.ofMinutes(3), HtmlPage.of(report()));

    assertEquals(
        new Outcome(
            0,
            MATRIX,
            """
            empirical: playwright-report/index.html, written 3 minutes ago: 5 of 6 tests failed
            empirical: 5 test cases: 1 passed again since the run began, 1 within a day before, \
            1 within a week, 1 earlier, 1 without a pass in \
            30 days
            """),
        look());
    assertEquals(new Outcome(0, MATRIX, ""), look("-q"));
  }

  /** The HTML report has the titles and counts. */
  @Test
  void takesTheFilesOfARunTogether() throws IOException {
    write(HTML, Duration.ofMinutes(3), page());
    write(LAST_RUN, Duration.ofMinutes(3).minusSeconds(5), lastRun());
    assertEquals(
        new Outcome(
            0,
            TODAY_LINE,
            """
            empirical: playwright-report/index.html, written 3 minutes ago: 1 of 2 tests failed
            """),
        look("-o", "tsv"));
    // From Playwright 1.63 on, the list has these, too.
    write(
        HTML,
        Duration.ofMinutes(3),
        HtmlPage.of(
            HtmlPage.report(
                START.toEpochMilli(),
                HtmlPage.test(TODAY, "ships", "unexpected"),
                HtmlPage.test(NEVER, "prints", "skipped"),
                HtmlPage.test(AGAIN, "pays", "skipped")
                    .replace("\"path\"", "\"annotations\":[{\"type\":\"skip\"}],\"path\""))));
    write(
        LAST_RUN,
        Duration.ofMinutes(3),
        "{\"status\":\"failed\",\"failedTests\":[\"%s\",\"%s\",\"%s\"]}"
            .formatted(AGAIN, TODAY, NEVER));
    assertEquals(
        new Outcome(
            0,
            TODAY_LINE,
            """
            empirical: playwright-report/index.html, written 3 minutes ago: 1 of 3 tests failed, 1\
             did not run
            """),
        look("-o", "tsv"));
  }

  /** Shards merged in one folder leave such files, and an unpacked artifact has such times. */
  @Test
  void asksWhatAnyFileOfTheRunNamesAsFailed() throws IOException {
    write(HTML, Duration.ofSeconds(185), page());
    write(LAST_RUN, Duration.ofMinutes(3), lastRun().replace(TODAY, AGAIN));
    String differ =
        """
        empirical: playwright-report/index.html, written 3 minutes ago: 1 of 2 tests failed
        empirical: playwright-report/index.html and test-results/.last-run.json name different\
         failed tests; a test counts as failed if one of them says so
        """;
    Outcome both = look("-o", "tsv");
    assertEquals(List.of(TODAY, AGAIN), ids(both));
    assertEquals(differ, firstLines(2, both.err()));
    // One that the report has as passed.
    write(LAST_RUN, Duration.ofMinutes(3), lastRun().replace(TODAY, PASSED));
    assertEquals(List.of(TODAY, PASSED), ids(look("-o", "tsv")));
    write(LAST_RUN, Duration.ofMinutes(3), "{\"status\":\"passed\",\"failedTests\":[]}");
    assertEquals(new Outcome(0, TODAY_LINE, differ), look("-o", "tsv"));
    write(HTML, Duration.ofSeconds(186), page());
    assertEquals(
        "empirical: test-results/.last-run.json, written 3 minutes ago: 0 tests failed or did not"
            + " run\nempirical: nothing to look up: no failed tests in the report\n",
        look().err());
  }

  /** It has only the first project's ID of this test; the page has both. */
  @Test
  void takesTheIdThatOneFileLacksFromAnother() throws IOException {
    String json =
        """
        {"suites":[{"file":"shop.spec.ts","specs":[{"title":"ships","id":"%s","tests":[
          {"status":"unexpected"},{"status":"unexpected"},{"status":"%s"}]}]}]}\
        """;
    String report =
        HtmlPage.report(
            START.toEpochMilli(),
            HtmlPage.test(TODAY, "ships", "unexpected"),
            HtmlPage.test(AGAIN, "ships", "unexpected"));
    write(HTML, Duration.ofMinutes(3), HtmlPage.of(report));
    Cli cli = in(folder).variable("PLAYWRIGHT_JSON_OUTPUT_NAME", "run.json");

    write("run.json", Duration.ofMinutes(3), json.formatted(TODAY, "expected"));
    Outcome outcome = cli.lastPass("--last-failed -o tsv");
    assertEquals(0, outcome.exit());
    assertEquals(
        (TODAY_LINE + AGAIN_LINE.replace("pays", "ships")).replace("ships", "shop.spec.ts › ships"),
        outcome.out());
    assertEquals(
        "empirical: playwright-report/index.html, written 3 minutes ago: 2 of 2 tests failed\n",
        firstLines(1, outcome.err()));
    // The page does not have so many.
    write("run.json", Duration.ofMinutes(3), json.formatted(TODAY, "unexpected"));
    assertEquals(78, cli.lastPass("--last-failed").exit());
  }

  private static List<String> ids(Outcome rows) {
    return rows.out().lines().map(line -> line.split("\t", 2)[0]).toList();
  }

  private static String firstLines(int count, String text) {
    return text.lines().limit(count).map(line -> line + "\n").collect(Collectors.joining());
  }

  @Test
  void takesTheNewestFileAndItsTitlesFromAnother() throws IOException {
    write(HTML, Duration.ofMinutes(3), page());
    write(LAST_RUN, Duration.ofMinutes(1), lastRun());
    assertEquals(
        new Outcome(
            0,
            TODAY_LINE,
            """
            empirical: test-results/.last-run.json, written 1 minute ago: 1 test failed or did not\
             run
            """),
        look("-o", "tsv"));
    write(LAST_RUN, Duration.ofMinutes(4), lastRun());
    assertEquals(
        "empirical: playwright-report/index.html, written 3 minutes ago: 1 of 2 tests failed\n",
        look("-o", "tsv").err());
  }

  @Test
  void explainsWhatToDoWithoutAReport() {
    String none =
        "empirical: --last-failed: no Playwright report in this folder or above it in the"
            + " checkout; looked for %s; run npx playwright test, or name a report with"
            + " --from-playwright\n";

    assertEquals(new Outcome(78, "", none.formatted(HTML + ", " + LAST_RUN)), look());
    assertEquals(
        new Outcome(78, "", none.formatted("out/index.html, run.json, last.json")),
        in(folder)
            .variable("PLAYWRIGHT_HTML_REPORT", "out")
            .variable("PLAYWRIGHT_JSON_OUTPUT_NAME", "run.json")
            .variable("PLAYWRIGHT_LAST_RUN_OUTPUT_FILE", "last.json")
            .lastPass("--last-failed"));
    assertEquals(List.of(), API.requests());
  }

  @ParameterizedTest
  @CsvSource({
    "PLAYWRIGHT_HTML_OUTPUT_DIR=out PLAYWRIGHT_HTML_REPORT=other, out/index.html",
    "PLAYWRIGHT_HTML_REPORT=out, out/index.html",
    "PLAYWRIGHT_JSON_OUTPUT_FILE=out/a PLAYWRIGHT_JSON_OUTPUT_NAME=b, out/a",
    "PLAYWRIGHT_JSON_OUTPUT_DIR=out PLAYWRIGHT_JSON_OUTPUT_NAME=a/b, out/a/b",
    "PLAYWRIGHT_LAST_RUN_OUTPUT_FILE=out/a, out/a"
  })
  void looksWherePlaywrightWritesByItsVariables(String variables, String file) throws IOException {
    write(file, Duration.ofMinutes(3), page());
    Cli cli = in(folder);
    for (String variable : variables.split(" ", -1)) {
      String[] parts = variable.split("=", -1);
      cli.variable(parts[0], parts[1]);
    }

    assertEquals(
        "empirical: " + file + ", written 3 minutes ago: 1 of 2 tests failed\n",
        cli.lastPass("--last-failed -o tsv").err());
  }

  @Test
  void looksInTheNearestFolderOfTheCheckoutThatHasAReport() throws IOException {
    Path below = Files.createDirectories(folder.resolve("shop/tests"));
    write(HTML, Duration.ofMinutes(3), page());

    assertEquals(78, in(below).lastPass("--last-failed").exit());
    Files.createDirectory(folder.resolve(".git"));
    assertEquals(
        new Outcome(
            0,
            TODAY_LINE,
            "empirical: "
                + folder.resolve(HTML)
                + ", written 3 minutes ago: 1 of 2 tests failed\n"),
        in(below).lastPass("--last-failed -o tsv"));
    write("shop/" + LAST_RUN, Duration.ofDays(1), lastRun());
    assertEquals(
        "empirical: "
            + folder.resolve("shop").resolve(LAST_RUN)
            + ", written 1 day ago: 1 test failed or did not run\n",
        in(below).lastPass("--last-failed -o tsv").err());
  }

  /** Playwright's {@code --list} overwrites the HTML report. */
  @Test
  void takesAListForNoRunButForTitles() throws IOException {
    String list = HtmlPage.of(report().replaceAll("unexpected|expected", "skipped"));
    write(HTML, Duration.ofMinutes(1), list);

    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: --last-failed: no test in playwright-report/index.html ran; run npx"
                + " playwright test\n"),
        look());
    write(LAST_RUN, Duration.ofMinutes(3), lastRun());
    assertEquals(
        new Outcome(
            0,
            """
            ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN  TEST CASE
            1            3 hours ago  2026-11-24T09:16:04Z  7         ships
            """,
            """
            empirical: test-results/.last-run.json, written 3 minutes ago: 1 test failed or did not\
             run
            """),
        look("-o", "table"));
  }

  @Test
  void refusesToGoOnWithoutAReportThatItMayNotLookAt() throws IOException {
    write(LAST_RUN, Duration.ofMinutes(3), lastRun());
    Path page = folder.resolve(HTML);
    Path reports = page.getParent();

    Files.createFile(reports);
    refused(page + ": Not a directory");
    Files.delete(reports);
    Files.createSymbolicLink(reports, folder.resolve("nothing"));
    refused(reports + ": a link to nothing");
    Files.delete(reports);
    Files.createDirectories(page);
    refused(page + ": not a regular file");
    Files.delete(page);
    Files.createSymbolicLink(page, page);
    assertTrue(look().err().startsWith("empirical: --last-failed: cannot read " + page + ": "));
    Files.delete(page);
    assertEquals(0, look().exit());
  }

  private void refused(String problem) {
    assertEquals(
        new Outcome(78, "", "empirical: --last-failed: cannot read " + problem + "\n"), look());
  }

  @Test
  void doesNotOverwriteAFileThatItReads() throws IOException {
    write(HTML, Duration.ofMinutes(3), page());
    write(LAST_RUN, Duration.ofMinutes(3), lastRun());

    for (String name : List.of(HTML, LAST_RUN)) {
      Path file = folder.resolve(name);
      assertEquals(
          "empirical: cannot write the report %s: this run reads it (--last-failed)\n"
              .formatted(file),
          look("-q", "--report", "json=" + file).err());
    }
  }

  @Test
  void rejectsATruncatedReport() throws IOException {
    String page = HtmlPage.of(report());
    write(HTML, Duration.ZERO, page.substring(0, page.length() - 260));

    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: --last-failed: playwright-report/index.html: its data is truncated or damaged;\
             if Playwright is still running, try again when it finishes
            """),
        look());
    assertEquals(List.of(), API.requests());
  }

  private static Cli in(Path folder) {
    return API.cli().folder(folder);
  }

  private Outcome look(String... options) {
    return in(folder)
        .run(
            Stream.concat(Stream.of("last-pass", "--last-failed"), Stream.of(options))
                .toArray(String[]::new));
  }

  private static String page() throws IOException {
    return HtmlPage.of(
        HtmlPage.report(
            START.toEpochMilli(),
            HtmlPage.test(TODAY, "ships", "unexpected"),
            HtmlPage.test(PASSED, "sells", "expected")));
  }

  private static String report() {
    return HtmlPage.report(
        START.toEpochMilli(),
        HtmlPage.test(AGAIN, "pays", "unexpected"),
        HtmlPage.test(TODAY, "ships", "unexpected"),
        HtmlPage.test(THIS_WEEK, "packs", "unexpected"),
        HtmlPage.test(EARLIER, "sorts", "unexpected"),
        HtmlPage.test(NEVER, "prints", "unexpected"),
        HtmlPage.test(PASSED, "sells", "expected"));
  }

  private static String lastRun() {
    return "{\"status\":\"failed\",\"failedTests\":[\"" + TODAY + "\"]}";
  }

  private Path write(String name, Duration age, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Cli.NOW.minus(age)));
    return file;
  }

  /** Java would look in another folder than the one that was named. */
  @Test
  void refusesNamesThatAreNoText() {
    String locale = "is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8";
    assertEquals(
        new Outcome(78, "", "empirical: PLAYWRIGHT_HTML_REPORT " + locale + "\n"),
        in(folder).variable("PLAYWRIGHT_HTML_REPORT", "caf\ufffd").lastPass("--last-failed"));
    assertEquals(
        new Outcome(78, "", "empirical: the working folder's path " + locale + "\n"),
        in(folder.resolve("caf\ufffd")).lastPass("--last-failed"));
  }

  @Test
  void refusesAFileFromTheFuture() throws IOException {
    write(LAST_RUN, Duration.ofMinutes(3), lastRun());
    write(HTML, Duration.ofMinutes(-2), page());
    assertEquals(
        "empirical: playwright-report/index.html, written just now: 1 of 2 tests failed\n",
        look("-o", "tsv").err());
    write(HTML, Duration.ofMinutes(-2).minusSeconds(1), page());
    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: --last-failed: playwright-report/index.html has a time in the future,\
             2026-11-24T12:18:05.250Z, so that it is unknown which report is the newest; name one\
             with --from-playwright
            """),
        look());
  }

  @Test
  void refusesAReportOfAnotherUser() throws IOException {
    Path file = write(LAST_RUN, Duration.ofMinutes(3), lastRun());
    try {
      Files.setAttribute(file, "unix:uid", 4242);
    } catch (IOException | UnsupportedOperationException e) {
      abort("only root can give a file to another user");
    }

    refused(
        file
            + ": it belongs to another user (uid 4242); if you trust it, name it with"
            + " --from-playwright");
    assertEquals(0, API.cli().run("last-pass", "--from-playwright", file.toString()).exit());
  }
}
