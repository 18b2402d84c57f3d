package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** Batches are printed in order, despite failures. */
class BatchTest {
  private static final String REFUSED = "{\"data\":null,\"error\":{\"message\":\"bad key\"}}";
  private static final String REFUSED_MESSAGE =
      "the API rejected the key (HTTP 401): bad key. Create a key at"
          + " https://dash.empirical.run/settings/api-keys";

  private static final String MIXED = "a refused b failing c slow";

  @RegisterExtension private static final FakeApi API = new FakeApi();

  @Test
  void oneFailureDoesNotStopTheRest() {
    answerWithFailures();
    Outcome outcome = API.cli().lastPass(MIXED + " -o tsv --retries 0");
    assertEquals(
        new Outcome(
            77,
            tsv("a") + failed("refused") + tsv("b") + failed("failing") + tsv("c") + failed("slow"),
            """
            empirical: error: %s (1 test case)
            empirical: error: failing: the API's analytics backend failed (HTTP 500): warehouse down
            empirical: error: slow: the API returned a server error (HTTP 503)
            """
                .formatted(REFUSED_MESSAGE)),
        outcome);
  }

  @Test
  void defaultsToAMatrix() {
    API.answers(200, "{\"data\":[]}");
    API.answers("b", reply(400, ""));

    assertEquals(
        new Outcome(
            65,
            """
            -    TEST CASE
            ?    b
            >7d  c
            >7d  d
            """,
            """
            empirical: error: b: the API rejected the request (HTTP 400) (sent: days 7)
            empirical: c, d do not look like Playwright test IDs such as a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee; to look up a test by its title, run npx playwright test --list --no-deps -g TITLE --reporter=@empiricalrun/last-pass/list | empirical last-pass --from -
            """),
        API.cli().lastPass("b c d --days 7"));
  }

  /** The note comes with and without --env; with {@code --wait}, at the end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ID                                | 30 days
          ID OTHER --env 1                  | 30 days
          ID --days 7 --before 2026-11-20   | the 7 days before 2026-11-20T00:00:00Z
          ID --require 1 --wait 16s         | 30 days
          ID -q                             |
          ID c                              |
          ID b --retries 0                  |
          ID --demo --before 1990-01-01     |
          """)
  void notesTheLikelyReasonsIfNothingPassed(String arguments, @Nullable String window) {
    API.answers(200, "{\"data\":[]}");
    API.answers("b", reply(503, ""));
    assertEquals(
        window == null
            ? List.of()
            : List.of(
                "empirical: no pass in any environment in "
                    + window
                    + ": a new, renamed or moved test has a new ID, and the key may be another"
                    + " project's"),
        API.cli()
            .lastPass(
                arguments
                    .replace("ID", "0123456789abcdef0123-0123456789abcdef0123")
                    .replace("OTHER", "0123456789abcdef0123-0123456789abcdef0124"))
            .err()
            .lines()
            .filter(line -> line.contains("no pass in any"))
            .toList());
  }

  /** A pass in an environment that --env leaves out shows that the ID and the key are right. */
  @Test
  void passesThatEnvLeavesOutCount() {
    String id = "0123456789abcdef0123-0123456789abcdef0123";
    API.answers(
        200, FakeApi.ONE_PASS.replace("\"environment_id\":\"1\"", "\"environment_id\":\"2\""));
    assertEquals(
        "empirical: no reply has environment 1; others: 2\n",
        API.cli().lastPass(id + " --env 1").err());
  }

  /** Servers close idle connections without notice. */
  @Test
  void replacesAConnectionThatTheServerHasClosed() throws IOException {
    String reply =
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(FakeApi.ONE_PASS.length(), FakeApi.ONE_PASS);
    try (RawServer server = RawServer.sending(reply)) {
      String[] ids = ids(20).toArray(String[]::new);
      Outcome outcome = server.cli().lastPass("-o tsv --concurrency 1", ids);
      assertEquals(0, outcome.exit(), outcome::toString);
      assertEquals(20, outcome.out().lines().count(), outcome::toString);
    }
  }

  @Test
  void looksUpDuplicatesOnce() {
    API.answers(200, FakeApi.ONE_PASS);
    assertEquals(new Outcome(0, tsv("b") + tsv("a"), ""), API.cli().lastPass("b a b a a -o tsv"));
    assertEquals(2, API.requests().size());
  }

  private static void answerWithFailures() {
    API.answers(200, FakeApi.ONE_PASS);
    API.answers("refused", reply(401, REFUSED));
    API.answers("failing", reply(500, "{\"error\":\"warehouse down\"}"));
    API.answers("slow", reply(503, ""));
  }

  private static List<String> ids(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> "t" + i).toList();
  }

  private static String failed(String id) {
    return Outcome.row(id, "? ? ? ? ? ?", "-");
  }

  private static String tsv(String id) {
    return Outcome.row(id, "1 - 48213 2026-11-24T09:12:44Z 11000 -", "-");
  }
}
