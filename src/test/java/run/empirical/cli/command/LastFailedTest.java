package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
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

  private static final String MATRIX =
      """
      TEST CASE  1
      pays       3m
      ships      3h
      packs      2d
      sorts      20d
      prints     >30d
      """;

  private final Path folder;

  LastFailedTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void stubAnswers() {
    API.answers(200, "{\"data\":[]}");
    passed(AGAIN, Duration.ofMinutes(3));
    passed(TODAY, Duration.ofHours(3));
    passed(THIS_WEEK, Duration.ofDays(2));
    passed(EARLIER, Duration.ofDays(20));
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
            empirical: prints has not passed in the last 30 days (look further back with\
             --days)
            empirical: of 5 test cases, 1 passed again since the Playwright run began, 1 last\
             passed within a day before it, 1 within a week before it, 1 earlier, 1 did not pass in\
             the last 30 days
            """),
        look());
  }

  @Test
  void quietOmitsTheSummary() throws IOException {
    write(HTML, Duration.ofMinutes(3), HtmlPage.of(report()));

    assertEquals(new Outcome(0, MATRIX, ""), look("-q"));
  }

  @Test
  void selectsTestsAsPlaywrightDoes() throws IOException {
    write(HTML, Duration.ofMinutes(3), HtmlPage.of(report()));
    String summary =
        "empirical: playwright-report/index.html, written 3 minutes ago: 5 of 6 tests failed\n";

    assertEquals(
        new Outcome(0, TODAY + "\t1\t\t7\t2026-11-24T09:16:04Z\t10800\t\t\n", summary),
        look("-g", "SHIPS$", "-o", "tsv"));
    assertEquals(
        new Outcome(
            0,
            "",
            summary
                + "empirical: nothing to look up: the last run has no failed tests that --grep"
                + " picks\n"),
        look("--grep=/SHIPS/"));
  }

  @Test
  void selectsTestsByStatus() throws IOException {
    write(HTML, Duration.ofMinutes(3), HtmlPage.of(report()));

    look("--playwright-status=all", "-q");

    assertEquals(6, API.requests().size());
  }

  @Test
  void readsTheJsonReportNamedByTheVariable() throws IOException {
    write(
        "out/run.json",
        Duration.ZERO,
        """
        {"suites":[{"file":"a.spec.ts","specs":[{"title":"ships","id":"%s","tests":[
          {"projectId":"","projectName":"","status":"unexpected"}]}]}]}\
        """
            .formatted(TODAY));

    assertEquals(
        new Outcome(
            0,
            TODAY + "\t1\t\t7\t2026-11-24T09:16:04Z\t10800\t\t\n",
            "empirical: out/run.json, written just now: 1 of 1 test failed\n"),
        API.cli()
            .folder(folder)
            .variable("PLAYWRIGHT_JSON_OUTPUT_NAME", "out/run.json")
            .run("last-pass", "--last-failed", "-o", "tsv"));
  }

  @Test
  void warnsThatTheReportIsOld() throws IOException {
    write(LAST_RUN, Duration.ofDays(3), lastRun("failed"));

    assertEquals(
        new Outcome(
            0,
            TODAY + "\t1\t\t7\t2026-11-24T09:16:04Z\t10800\t\t\n",
            """
            empirical: warning: test-results/.last-run.json, written 3 days ago: 1 test failed or\
             did not run; run npx playwright test for a new report
            """),
        look("-o", "tsv"));
  }

  @Test
  void warnsThatTheRunWasInterrupted() throws IOException {
    write(HTML, Duration.ofMinutes(3), HtmlPage.of(report()));
    write(LAST_RUN, Duration.ofMinutes(3), lastRun("interrupted"));

    assertEquals(
        new Outcome(
            0,
            TODAY + "\t1\t\t7\t2026-11-24T09:16:04Z\t10800\t\t\n",
            """
            empirical: playwright-report/index.html, written 3 minutes ago: 5 of 6 tests failed\
             before the run was interrupted
            """),
        look("-g", "ships", "-o", "tsv"));
  }

  @Test
  void explainsWhatToDoWithoutAReport() {
    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: --last-failed: no Playwright report in this folder: there is no\
             playwright-report/index.html or test-results/.last-run.json; run npx playwright test,\
             or name a report with --from-playwright
            """),
        look());
    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: --last-failed: no Playwright report in this folder: there is no run.json\
             (PLAYWRIGHT_JSON_OUTPUT_NAME), playwright-report/index.html or\
             test-results/.last-run.json; run npx playwright test, or name a report with\
             --from-playwright
            """),
        API.cli()
            .folder(folder)
            .variable("PLAYWRIGHT_JSON_OUTPUT_NAME", "run.json")
            .run("last-pass", "--last-failed"));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void rejectsATruncatedReport() throws IOException {
    String page = HtmlPage.of(report());
    write(HTML, Duration.ZERO, page.substring(0, page.length() - 60));

    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: --last-failed: playwright-report/index.html: the report is truncated; if\
             Playwright is still running, try again when it finishes
            """),
        look());
    assertEquals(List.of(), API.requests());
  }

  @Test
  void rejectsAZipBomb() throws IOException {
    write(HTML, Duration.ZERO, HtmlPage.of(HtmlPage.bomb("a", 4097)));

    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: --last-failed: playwright-report/index.html: unpacks to more data than any\
             Playwright report; do you trust its source?
            """),
        look());
  }

  @Test
  void appliesTheGateToTheLastRun() throws IOException {
    write(HTML, Duration.ofMinutes(3), HtmlPage.of(report()));

    assertEquals(
        new Outcome(
            20,
            "",
            """
            empirical: playwright-report/index.html, written 3 minutes ago: 5 of 6 tests failed
            empirical: gate not met: there are no test cases (required: a last pass in 1)
            """),
        look("-g", "nothing is called so", "--require=1"));
  }

  private static void passed(String id, Duration ago) {
    API.answers(
        id,
        FakeApi.reply(
            200,
            "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":"
                + Cli.NOW.minus(ago).toEpochMilli()
                + "}]}"));
  }

  private Outcome look(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "last-pass";
    arguments[1] = "--last-failed";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return API.cli().folder(folder).run(arguments);
  }

  private static String report() {
    return "{\"files\":[{\"fileName\":\"shop.spec.ts\",\"tests\":["
        + String.join(
            ",",
            test(AGAIN, "pays", "unexpected"),
            test(TODAY, "ships", "unexpected"),
            test(THIS_WEEK, "packs", "unexpected"),
            test(EARLIER, "sorts", "unexpected"),
            test(NEVER, "prints", "unexpected"),
            test(FILE + "00000000000000000006", "sells", "expected"))
        + "]}],\"startTime\":"
        + START.toEpochMilli()
        + "}";
  }

  private static String test(String id, String title, String outcome) {
    return "{\"testId\":\"%s\",\"title\":\"%s\",\"projectName\":\"\",\"path\":[],\"outcome\":\"%s\"}"
        .formatted(id, title, outcome);
  }

  private static String lastRun(String status) {
    return "{\"status\":\"" + status + "\",\"failedTests\":[\"" + TODAY + "\"]}";
  }

  private void write(String name, Duration age, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Cli.NOW.minus(age)));
  }
}
