package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.model.Version;

/** The requests and replies that {@code --verbose} prints to standard error. */
class VerboseTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  @Test
  void showsTheExchangeWithoutTheKey() throws IOException {
    String reply =
        "HTTP/1.1 200 OK\r\nDate: Tue, 24 Nov 2026 12:16:04 GMT\r\nContent-Length: 11\r\n\r\n"
            + "{\"data\":[]}";
    try (RawServer server = RawServer.sending(reply)) {
      assertEquals(
          new Outcome(
              0,
              Outcome.withoutPass("id", 7).out(),
              """
              > POST %s/api/v2/analytics/test-case-last-pass-per-env
              > Accept: application/json
              > Authorization: Bearer [redacted]
              > Content-Type: application/json
              > User-Agent: empirical/%s
              > x-project-id: 7
              > {"test_case_id":"id","days":7}
              < HTTP/1.1 200 (id)
              < content-length: 11
              < date: Tue, 24 Nov 2026 12:16:04 GMT
              < 11 bytes
              < {"data":[]}
              empirical: id does not look like a Playwright test ID such as a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee; to look up a test by its title, run npx playwright test --list --no-deps -g TITLE --reporter=@empiricalrun/last-pass/list | empirical last-pass --from -
              """
                  .formatted(server.url(), Version.NUMBER)),
          server.cli().lastPass("id --days 7 --project-id 7 --verbose"));
    }
  }

  @Test
  void showsTheStartOfABodyWithoutTheKey() {
    API.answers(400, "no " + FakeApi.KEY + "\n" + "x".repeat(3000));

    assertEquals(
        """
        < 3039 bytes
        < no [redacted]
        < %s…
        """
            .formatted("x".repeat(1986)),
        API.cli()
            .lastPass("id -v")
            .err()
            .lines()
            .filter(line -> line.matches("< (\\d+ bytes|no|x).*"))
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }

  @Test
  void showsEachTryAndWhyItIsRetried() {
    API.answersInTurn(reply(503, "").withHeader("Retry-After", "2"), reply(400, ""));

    String err = API.cli().lastPass("id -v").err();

    assertEquals(
        """
        > POST
        < HTTP
        * id: the API returned a server error (HTTP 503); retrying in 2000 ms
        > POST
        < HTTP
        empirical: error: the API rejected the request (HTTP 400)
        """,
        err.lines()
                .filter(line -> line.matches("> POST.*|< HTTP.*|\\* .*|empirical.*"))
                .map(line -> line.replaceFirst("^(> POST|< HTTP).*", "$1"))
                .collect(Collectors.joining("\n"))
            + "\n");
  }

  /** Server text is escaped; {@code SafeTextTest} tests how. */
  @Test
  void escapesWhatTheServerSays() {
    API.answers(400, "{\"data\":null,\"error\":{\"message\":\"\\u001b[31m\\r\\n::error::\"}}");
    assertEquals(
        Outcome.error(
            65, "the API rejected the request (HTTP 400): \\u001b[31m\\u000d\\u000a::error::"),
        API.cli().lastPass("id"));
  }
}
