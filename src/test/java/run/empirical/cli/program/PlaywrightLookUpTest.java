package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.command.Program;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.testcases.PlaywrightPage;

/** Looks up the failed tests of Playwright reports. */
class PlaywrightLookUpTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final long START = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();
  private static final String REMOVES = "ceb0bea1dd12be5aadb7-1cbf5921e1dc573ee41b";
  private static final String GREETS = "ceb0bea1dd12be5aadb7-f387a08418bea7b16c3d";

  private static final String OTHER = "ceb0bea1dd12be5aadb7-00000000000000000000";

  @BeforeEach
  void answerWithTwoPasses() {
    API.answers(
        REMOVES,
        FakeApi.reply(
            200,
            """
            {"data":[
              {"environment_id":"1","test_run_id":"48213","executed_at":1795511564000},
              {"environment_id":"2","test_run_id":"48009","executed_at":1795334470000}
            ]}\
            """));
    API.answers(
        GREETS,
        FakeApi.reply(
            200,
            """
            {"data":[{"environment_id":"1","test_run_id":"47001","executed_at":1795000000000}]}\
            """));
  }

  /** Screenshots and traces of a large suite are in the same data. */
  @Test
  void readsAReportWithManyMebibytesOfData() throws IOException {
    byte[] pictures = new byte[17 << 20];
    new Random(1).nextBytes(pictures);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(data)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry("pictures"));
      zip.write(pictures);
      zip.putNextEntry(new ZipEntry("report.json"));
      String test = PlaywrightPage.test(GREETS, "greets", "unexpected");
      zip.write(PlaywrightPage.report(START, test).getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        new Outcome(
            0, Outcome.row(GREETS, "1 - 47001 2026-11-18T11:06:40Z 522564 -", "greets"), ""),
        lookUp(data));
  }

  /** The page itself is small: a compressed mebibyte, many times. */
  @Test
  void rejectsAReportThatIsVeryLargeWhenUnpacked() throws IOException {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, /* nowrap= */ true);
    deflater.setInput(new byte[1 << 20]);
    byte[] mebibyte = new byte[1 << 13];
    int length = deflater.deflate(mebibyte, 0, mebibyte.length, Deflater.SYNC_FLUSH);
    deflater.end();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(data)) {
      zip.putNextEntry(new ZipEntry("pictures"));
      for (int i = 0; i <= 1024; i++) {
        data.write(mebibyte, 0, length);
      }
    }
    assertEquals(
        Outcome.error(
            78,
            "--from-playwright: cannot read standard input: it is larger than 1024 MiB when"
                + " unpacked"),
        lookUp(data));
  }

  private static Outcome lookUp(ByteArrayOutputStream data) {
    return API.cli()
        .input(PlaywrightPage.of(data.toByteArray()))
        .lastPass("--from-playwright - -q -o tsv");
  }

  @Test
  void combinesListsAndTheTitlesOfReports() {
    String report =
        """
        {"files":[{"fileName":"shop.spec.ts","tests":[
          {"title":"pays","testId":"%s","outcome":"unexpected"}]}]}\
        """
            .formatted(GREETS);
    Outcome outcome =
        API.cli()
            .input(report)
            .run(
                "last-pass", OTHER, REMOVES, GREETS, "--from-playwright=-", "--env=1", "-o", "tsv");
    assertEquals(
        new Outcome(
            0,
            Outcome.row(OTHER, "1 - - - - -", "-")
                + Outcome.row(REMOVES, "1 - 48213 2026-11-24T09:12:44Z 11000 -", "-")
                + Outcome.row(GREETS, "1 - 47001 2026-11-18T11:06:40Z 522564 -", "pays"),
            ""),
        outcome);
  }

  /** Both streams are one, as in a CI system's log. */
  @ParameterizedTest
  @CsvSource({
    "-o table, 200, 200, true",
    "-o matrix, 200, 403, true",
    "-o matrix, 403, 403, false",
    "-o matrix -q, 200, 200, false",
    "-o markdown, 200, 200, false"
  })
  void headsTheAnswerAboutAReportOnStandardInput(
      String options, int removes, int greets, boolean headed) {
    API.answers(REMOVES, FakeApi.reply(removes, "{\"data\":[]}"));
    API.answers(GREETS, FakeApi.reply(greets, "{\"data\":[]}"));
    String report =
        PlaywrightPage.report(
            START,
            PlaywrightPage.test(OTHER, "opens", "expected"),
            PlaywrightPage.test(REMOVES, "removes", "unexpected"),
            PlaywrightPage.test(GREETS, "greets", "unexpected"));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    String arguments = "last-pass --from-playwright - " + options;
    new Program().run(API.cli().input(report).host(log, log), arguments.split(" "));
    assertEquals(
        headed ? 0 : -1,
        log.toString(StandardCharsets.UTF_8)
            .indexOf("empirical: 2 of 3 tests failed; when each last passed:\n"));
  }

  @Test
  void warnsAboutErrorsOutsideAnyTest() {
    String report =
        """
        {"files":[{"fileName":"a.spec.ts","tests":[
          {"title":"a","testId":"a-1","outcome":"unexpected"}]}],"errors":["worker gone\\nat x"]}\
        """;
    String error = "standard input reports errors outside any test (1): worker gone\n";
    assertEquals(
        new Outcome(
            0,
            Outcome.table("TEST CASE", "-  not in 30 days  -  -  a"),
            "empirical: warning: "
                + error
                + "empirical: 1 of 1 test failed; when each last passed:\n"
                + "empirical: a-1 does not look like a Playwright test ID such as"
                + " a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee; "
                + TestCaseId.BY_TITLE
                + "\n"),
        API.cli().input(report).lastPass("--from-playwright -"));
    assertEquals(
        new Outcome(78, "", "empirical: error: --from-playwright: " + error),
        API.cli()
            .input("{\"files\":[],\"errors\":[\"worker gone\"]}")
            .lastPass("--from-playwright -"));
  }
}
