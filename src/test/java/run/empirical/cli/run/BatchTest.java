package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import com.github.tomakehurst.wiremock.http.Fault;
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

/** Batches of look-ups, and the note about one in which nothing has passed. */
class BatchTest {
  @RegisterExtension private static final FakeApi API = new FakeApi();

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
                    + ": a test's ID changes with its title, file and Playwright project, and the"
                    + " key may be another Empirical project's"),
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

  /** No reply shows that the key is valid, so the last twelve are not sent. */
  @Test
  void accountsForEveryTestCaseIfTheKeyMayBeInvalid() {
    List<String> ids = IntStream.range(0, 20).mapToObj(i -> "t" + i).toList();
    for (int i = 0; i < ids.size(); i += 2) {
      API.answers(ids.get(i), reply(401, ""));
      API.answers(ids.get(i + 1), reply(200, "").withFault(Fault.CONNECTION_RESET_BY_PEER));
    }
    String out =
        API.cli().lastPass(String.join(" ", ids) + " --json --retries 0 --concurrency 1").out();
    assertEquals(20, out.split("\"answered\":false", -1).length - 1, out);
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

  private static List<String> ids(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> "t" + i).toList();
  }

  private static String tsv(String id) {
    return Outcome.row(id, "1 - 48213 2026-11-24T09:12:44Z 11000 -", "-");
  }
}
