package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import run.empirical.cli.testcases.PlaywrightPage;

/** Looks up the failed tests of the last Playwright run in a folder. */
class LastFailedTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String HTML = "playwright-report/index.html";
  private static final String LAST_RUN = "test-results/.last-run.json";
  private static final String BASE_LAST_RUN = "playwright-report/data/.last-run.json";
  private static final Instant START = Cli.NOW.minus(Duration.ofMinutes(20));
  private static final String FILE = "29b720a9ac74378ae6c8-";
  private static final String AGAIN = FILE + "00000000000000000001";
  private static final String TODAY = FILE + "00000000000000000002";
  private static final String THIS_WEEK = FILE + "00000000000000000003";
  private static final String EARLIER = FILE + "00000000000000000004";
  private static final String NEVER = FILE + "00000000000000000005";

  private static final String PASSED = FILE + "00000000000000000006";

  private static final String AGAIN_LINE =
      Outcome.row(AGAIN, "1 - 7 2026-11-24T12:13:04Z 180 -", "pays");

  private static final String TODAY_LINE =
      Outcome.row(TODAY, "1 - 7 2026-11-24T09:16:04Z 10800 -", "ships");

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
    write(HTML, Duration.ofMinutes(3), PlaywrightPage.of(report()));

    assertEquals(
        new Outcome(
            0,
            MATRIX,
            """
            empirical: playwright-report/index.html, written 3 minutes ago: 5 of 6 tests failed
            empirical: environment 1: 1 test passed since the failed run began, 3 last passed in \
            test run 7 (3h ago), 1 not in 30 days
            """),
        look());
    assertEquals(new Outcome(0, MATRIX, ""), look("-q"));
  }

  /** A {@code .last-run.json} that does not answer need not be readable. */
  @Test
  void takesTheHtmlReportUnlessLastRunIsLater() throws IOException {
    write(HTML, Duration.ofMinutes(3), page());
    Outcome ofPage =
        new Outcome(
            0,
            TODAY_LINE,
            """
            empirical: playwright-report/index.html, written 3 minutes ago: 1 of 2 tests failed
            """);
    for (int secondsLater : List.of(-60, 0, 5)) {
      for (String content : List.of(lastRun(AGAIN), "{\"status\":\"failed\"}", "damaged")) {
        write(LAST_RUN, Duration.ofMinutes(3).minusSeconds(secondsLater), content);
        assertEquals(ofPage, look("-o", "tsv"));
      }
    }

    String names = "empirical: test-results/.last-run.json, written 2 minutes ago: ";
    write(LAST_RUN, Duration.ofMinutes(3).minusSeconds(6), lastRun(TODAY, AGAIN));
    assertEquals(
        new Outcome(
            0,
            TODAY_LINE + AGAIN_LINE.replace("pays", "-"),
            names
                + """
                2 tests failed or did not run
                """),
        look("-o", "tsv"));
    write(LAST_RUN, Duration.ofMinutes(3).minusSeconds(6), lastRun());
    assertEquals(
        new Outcome(
            0,
            "",
            names
                + """
                0 tests failed or did not run
                """),
        look());
  }

  /** Empirical's base configuration puts the file below the HTML report. */
  @Test
  void takesTheNewerOfTwoPlacesOfLastRun() throws IOException {
    write(BASE_LAST_RUN, Duration.ofMinutes(2), lastRun(TODAY, AGAIN));
    String base = "empirical: " + BASE_LAST_RUN + ", written 2 minutes ago: 2 tests failed or did";
    assertEquals(base + " not run", firstLine(look("-o", "tsv")));
    write(LAST_RUN, Duration.ofMinutes(3), "damaged");
    assertEquals(base + " not run", firstLine(look("-o", "tsv")));
    write(BASE_LAST_RUN, Duration.ofMinutes(3), "damaged");
    for (int minutes : List.of(3, 2)) {
      write(LAST_RUN, Duration.ofMinutes(minutes), lastRun(TODAY));
      assertEquals(
          "empirical: %s, written %d minutes ago: 1 test failed or did not run"
              .formatted(LAST_RUN, minutes),
          firstLine(look("-o", "tsv")));
    }
  }

  /** They are counted, but not looked up. */
  @Test
  void countsTestsThatDidNotRun() throws IOException {
    String notRun = PlaywrightPage.test(EARLIER, "sorts", "skipped");
    String name = "empirical: playwright-report/index.html, written 3 minutes ago: ";
    writePage(
        PlaywrightPage.test(NEVER, "prints", "skipped"),
        notRun,
        PlaywrightPage.test(TODAY, "ships", "unexpected"),
        PlaywrightPage.test(PASSED, "sells", "expected"));
    assertEquals(
        new Outcome(0, TODAY_LINE, name + "1 of 4 tests failed, 2 did not run\n"),
        look("-o", "tsv"));

    writePage(notRun, PlaywrightPage.test(PASSED, "sells", "expected"));
    assertEquals(new Outcome(0, "", name + "0 of 2 tests failed, 1 did not run\n"), look());
  }

  @Test
  void saysThatTheHtmlReportWouldHaveTitles() throws IOException {
    String name = "test-results/.last-run.json";
    write(name, Duration.ofMinutes(3), lastRun(TODAY));
    String note =
        "empirical: %s has no titles; Playwright's HTML report has them (--from-playwright FOLDER)";
    assertEquals(note.formatted(name), look().err().lines().toList().get(1));
    write(HTML, Duration.ofMinutes(4), "<html>");
    assertEquals(note.formatted(name), look().err().lines().toList().get(1));
    Path file = folder.resolve(name);
    assertEquals(note.formatted(file), firstLine(API.cli().lastPass("--from-playwright " + file)));
  }

  @Test
  void explainsWhatToDoWithoutAReport() {
    String none =
        "empirical: error: --last-failed: no Playwright report in this folder or above it in the"
            + " checkout; looked for %s; run npx playwright test, or name a report with"
            + " --from-playwright\n";

    assertEquals(
        new Outcome(78, "", none.formatted(HTML + " and " + LAST_RUN + " or " + BASE_LAST_RUN)),
        look());
    assertEquals(
        new Outcome(78, "", none.formatted("out/index.html and last.json")),
        in(folder)
            .variable("PLAYWRIGHT_HTML_REPORT", "out")
            .variable("PLAYWRIGHT_LAST_RUN_OUTPUT_FILE", "last.json")
            .lastPass("--last-failed"));
    assertEquals(List.of(), API.requests());
  }

  @ParameterizedTest
  @CsvSource({
    "PLAYWRIGHT_HTML_OUTPUT_DIR=out PLAYWRIGHT_HTML_REPORT=other, out/index.html",
    "PLAYWRIGHT_HTML_REPORT=out, out/index.html",
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
        "empirical: " + file + ", written 3 minutes ago: 1 of 2 tests failed",
        firstLine(cli.lastPass("--last-failed")));
  }

  @Test
  void looksInTheNearestFolderOfTheCheckoutThatHasAReport() throws IOException {
    Path below = Files.createDirectories(folder.resolve("shop/tests"));
    write(HTML, Duration.ofMinutes(3), page());

    assertEquals(78, in(below).lastPass("--last-failed").exit());
    Files.createDirectory(folder.resolve(".git"));
    assertEquals(
        "empirical: " + folder.resolve(HTML) + ", written 3 minutes ago: 1 of 2 tests failed",
        firstLine(in(below).lastPass("--last-failed")));
    write("shop/" + LAST_RUN, Duration.ofDays(1), lastRun());
    assertEquals(
        "empirical: "
            + folder.resolve("shop").resolve(LAST_RUN)
            + ", written 1 day ago: 0 tests failed or did not run",
        firstLine(in(below).lastPass("--last-failed")));
  }

  /** Playwright's {@code --list} overwrites the HTML report. */
  @Test
  void usesAReportOfAListForTitlesOnly() throws IOException {
    String list = PlaywrightPage.of(report().replaceAll("unexpected|expected", "skipped"));
    write(HTML, Duration.ofMinutes(1), list);

    assertEquals(
        Outcome.error(
            78,
            "--last-failed: no test in playwright-report/index.html ran; run npx"
                + " playwright test"),
        look());
    write(LAST_RUN, Duration.ofMinutes(3), lastRun(TODAY));
    assertEquals(
        new Outcome(
            0,
            Outcome.table("TEST CASE", "1  3 hours ago  2026-11-24T09:16:04Z  7  ships"),
            """
            empirical: test-results/.last-run.json, written 3 minutes ago: 1 test failed or did not\
             run
            """),
        look("-o", "table"));
  }

  @Test
  void rejectsAFileThatCannotBeRead() throws IOException {
    write(LAST_RUN, Duration.ofMinutes(3), "");
    Path page = folder.resolve(HTML);

    Files.createSymbolicLink(page.getParent(), page.getParent().getFileName());
    refused(
        "cannot read playwright-report/index.html: Too many levels of symbolic links or unable to"
            + " access attributes of symbolic link");
    Files.delete(page.getParent());
    Files.createDirectories(page);
    age(page, Duration.ofMinutes(3));
    refused("cannot read " + HTML + ": not a regular file");
    age(page, Duration.ofMinutes(4));
    refused(LAST_RUN + " is empty");
  }

  private void refused(String problem) {
    assertEquals(Outcome.error(78, "--last-failed: " + problem), look());
    assertEquals(List.of(), API.requests());
  }

  @Test
  void doesNotOverwriteAFileThatItReads() throws IOException {
    write(HTML, Duration.ofMinutes(3), page());
    write(LAST_RUN, Duration.ofMinutes(2), lastRun());

    for (String name : List.of(HTML, LAST_RUN)) {
      Path file = folder.resolve(name);
      assertEquals(
          "empirical: error: cannot write the report %s: it is also an input (--last-failed)\n"
              .formatted(file),
          look("-q", "--report", "json=" + file).err());
    }
  }

  private static Cli in(Path folder) {
    return API.cli().folder(folder);
  }

  private Outcome look(String... options) {
    return in(folder).lastPass("--last-failed", options);
  }

  private static String firstLine(Outcome outcome) {
    return outcome.err().lines().findFirst().orElse("");
  }

  private static String page() throws IOException {
    return PlaywrightPage.of(
        PlaywrightPage.report(
            START.toEpochMilli(),
            PlaywrightPage.test(TODAY, "ships", "unexpected"),
            PlaywrightPage.test(PASSED, "sells", "expected")));
  }

  private static String report() {
    return PlaywrightPage.report(
        START.toEpochMilli(),
        PlaywrightPage.test(AGAIN, "pays", "unexpected"),
        PlaywrightPage.test(TODAY, "ships", "unexpected"),
        PlaywrightPage.test(THIS_WEEK, "packs", "unexpected"),
        PlaywrightPage.test(EARLIER, "sorts", "unexpected"),
        PlaywrightPage.test(NEVER, "prints", "unexpected"),
        PlaywrightPage.test(PASSED, "sells", "expected"));
  }

  private static String lastRun(String... ids) {
    String status = ids.length == 0 ? "passed" : "failed";
    return "{\"status\":\"%s\",\"failedTests\":[%s]}"
        .formatted(
            status, Stream.of(ids).map(id -> '"' + id + '"').collect(Collectors.joining(",")));
  }

  private void writePage(String... tests) throws IOException {
    String page = PlaywrightPage.of(PlaywrightPage.report(START.toEpochMilli(), tests));
    write(HTML, Duration.ofMinutes(3), page);
  }

  private Path write(String name, Duration age, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    age(file, age);
    return file;
  }

  private static void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Cli.NOW.minus(age)));
  }

  /** Java would use the name of another folder. */
  @Test
  void rejectsAFolderThatIsNotText() {
    assertEquals(
        Outcome.error(
            78, "PLAYWRIGHT_HTML_REPORT is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8"),
        in(folder).variable("PLAYWRIGHT_HTML_REPORT", "caf\ufffd").lastPass("--last-failed"));
  }
}
