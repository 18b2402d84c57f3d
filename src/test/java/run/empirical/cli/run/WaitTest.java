package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.FakeApi.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.UnsteadyApi;

/** Waiting for a gate, with a clock that advances only when the program pauses. */
class WaitTest {
  private static final String NOTHING = "{\"data\":[]}";
  private static final String AN_HOUR_AGO =
      "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":1795518964250}]}";

  @RegisterExtension private static final FakeApi API = new FakeApi();

  @ParameterizedTest
  @CsvSource({
    "200, environment 1: not in 30 days",
    "429, rate limited by the API (HTTP 429)",
    "503, the API returned a server error (HTTP 503)"
  })
  void endsWhenTheGateIsMet(int status, String reason) {
    API.answersInTurn(reply(status, NOTHING), reply(status, NOTHING), reply(200, AN_HOUR_AGO));
    Cli cli = API.cli();
    assertEquals(
        new Outcome(
            0,
            Outcome.table("GATE", "1  1 hour ago  2026-11-24T11:16:04Z  7  ok"),
            """
            empirical: waiting for 20m at most: %s
            empirical: gate met (required: a last pass in environment 1)
            """
                .formatted(reason)),
        cli.lastPass("t --require 1 --wait 20m --retries 0"));
    assertEquals(3, API.requests().size());
    assertEquals(Collections.nCopies(2, Duration.ofSeconds(15)), cli.pauses());
  }

  @ParameterizedTest
  @CsvSource({"--wait 40s, 40s, 15 15 9", "--wait 20m --max-time 10s, 10s, 9"})
  void checksOnceMoreASecondBeforeTheEnd(String options, String most, String pauses) {
    API.answers(200, NOTHING);
    Cli cli = API.cli();
    assertEquals(
        new Outcome(
            20,
            Outcome.table("GATE", "1  not in 30 days  -  -  missing"),
            """
            empirical: waiting for %s at most: environment 1: not in 30 days
            empirical: t does not look like a Playwright test ID such as a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee; to look up a test by its title, run npx playwright test --list --no-deps -g TITLE --reporter=@empiricalrun/last-pass/list | empirical last-pass --from -
            empirical: gate not met: environment 1: not in 30 days (required: a last pass in environment 1)
            """
                .formatted(most)),
        cli.lastPass("t --require 1 " + options));
    List<Long> expected = Stream.of(pauses.split(" ")).map(Long::valueOf).toList();
    assertEquals(expected, seconds(cli.pauses()));
    assertEquals(expected.size() + 1, API.requests().size());
  }

  /** A log gets a line every five minutes. */
  @Test
  void asksEveryMinuteAfterTenMinutes() {
    API.answers(200, NOTHING);
    Cli cli = API.cli();
    String gate = " --require 1 --wait 12m";
    assertEquals(
        """
        empirical: waiting for 12m at most: a: environment 1: not in 30 days; b: environment 1: not in 30 days
        empirical: still waiting for 2 test cases, 7m at most
        empirical: still waiting for 2 test cases, 2m at most
        empirical: a, b do not look like Playwright test IDs such as a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee; to look up a test by its title, run npx playwright test --list --no-deps -g TITLE --reporter=@empiricalrun/last-pass/list | empirical last-pass --from -
        empirical: gate not met for 2 of 2 test cases: a, b (required: a last pass in environment 1)
        """,
        cli.lastPass("a b" + gate).err());
    List<Long> pauses = new ArrayList<>(Collections.nCopies(40, 15L));
    pauses.addAll(List.of(60L, 59L));
    assertEquals(pauses, seconds(cli.pauses()));

    assertEquals("", API.cli().lastPass("a -q" + gate).err());
    assertEquals("", API.cli().terminal(false, false, true).lastPass("a -q" + gate).err());
    String terminal = API.cli().terminal(false, false, true).lastPass("a" + gate).err();
    assertEquals(List.of(), terminal.lines().filter(line -> line.contains("still")).toList());
  }

  /** The second look-up starts a second before the end, however long the first one took. */
  @ParameterizedTest
  @CsvSource({"200, 20", "500, 70"})
  void lastFinishedLookUpDecides(int status, int exit) {
    String body = status == 200 ? NOTHING : "{\"error\":\"down\"}";
    API.answersInTurn(reply(status, body), reply(200, AN_HOUR_AGO).withFixedDelay(20_000));
    Cli cli = API.cli().realTime();
    assertEquals(exit, cli.lastPass("t --require 1 --wait 15s --retries 0").exit());
    assertEquals(1, cli.pauses().size());
  }

  @Test
  void obeysRetryAfter() {
    API.answersInTurn(
        reply(503, "").withHeader("Retry-After", "60"),
        reply(503, "").withHeader("Retry-After", "600"));
    Cli cli = API.cli();
    assertEquals(
        new Outcome(
            75,
            "",
            """
            empirical: waiting for 5m at most: the API returned a server error (HTTP 503); Retry-After is 1m, past the deadline (--timeout)
            empirical: error: the API returned a server error (HTTP 503); Retry-After is 10m, past the deadline (--wait)
            empirical: gate undecided: 1 of 1 look-ups failed (required: a last pass in environment 1)
            """),
        cli.lastPass("t --require 1 --wait 5m"));
    assertEquals(List.of(60L), seconds(cli.pauses()));
  }

  /** Without --wait, a rate limit may last two minutes. */
  @Test
  void waitsForARateLimitAsLongAsForTheGate() {
    API.answersInTurn(reply(429, "").withHeader("Retry-After", "150"), reply(200, AN_HOUR_AGO));
    assertEquals(
        "empirical: 0 of 1 looked up; rate limited by the API, waiting 2m30s",
        API.cli().lastPass("t --require 1 --wait 5m").err().lines().findFirst().orElseThrow());
    assertEquals(2, API.requests().size());
  }

  /** The note comes after the first round with other environments, and again with the answer. */
  @Test
  void saysWhichEnvironmentNoReplyHasAndOnceMoreAtTheEnd() {
    API.answersInTurn(
        reply(200, NOTHING),
        reply(200, AN_HOUR_AGO.replace("\"1\"", "\"staging\"")),
        reply(200, AN_HOUR_AGO.replace("\"1\"", "\"qa\"")));
    assertEquals(
        new Outcome(
            20,
            Outcome.table(
                "GATE",
                "qa  1 hour ago  2026-11-24T11:16:04Z  7  -",
                "stagin  not in 30 days  -  -  missing",
                "staging  not in 30 days  -  -  -"),
            """
            empirical: waiting for 1m at most: stagin: not in 30 days
            empirical: no reply has environment stagin; others: staging
            empirical: no reply has environment stagin; others: qa, staging
            empirical: gate not met: stagin: not in 30 days (required: a last pass in stagin)
            """),
        API.cli().lastPass("t --require stagin --wait 1m"));
  }

  /** Mistakes are found from all replies so far. */
  @Test
  void aMistakeEndsTheWait() {
    API.answersInTurn(reply(503, ""), reply(200, AN_HOUR_AGO.replace("\"1\"", "\"staging\"")));
    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: waiting for 1m at most: the API returned a server error (HTTP 503)
            empirical: error: 'staging' is an environment's ID now; remove your name for environment 2, which no reply has
            """),
        API.cli().lastPass("t --require 7 --env-name 2=staging --wait 1m --retries 0"));
    assertEquals(2, API.requests().size());
  }

  /** Else a single failure would look like an outage, in which a script may go on. */
  @ParameterizedTest
  @CsvSource({
    "429, '', 75 try_later",
    "429, 600, 75 try_later",
    "503, '', 75 try_later",
    "500, '', 70 backend",
    "0, '', 69 unreachable",
    "401, '', 77 unauthorized"
  })
  void aFailureAtTheEndDoesNotHideThatTheGateIsNotMet(
      int status, String retryAfter, String exitAndKind) throws IOException {
    ResponseDefinitionBuilder failure =
        status == 0
            ? reply(200, "").withFault(Fault.CONNECTION_RESET_BY_PEER)
            : reply(status, "{\"error\":\"down\"}").withHeader("Retry-After", retryAfter);
    String gate = "t --require 1 --wait 30s --retries 0 --json";

    API.answersInTurn(reply(200, NOTHING), reply(200, NOTHING), failure);
    Outcome unmet = API.cli().lastPass(gate);
    assertEquals(exitAndKind + " false missing", summary(unmet));
    assertTrue(
        unmet
            .err()
            .endsWith(
                "\nempirical: gate not met: environment 1: not in 30 days (required: a last pass in"
                    + " environment 1)\n"),
        unmet.err());

    API.answersInTurn(failure, failure, failure);
    assertEquals(exitAndKind + " null ", summary(API.cli().lastPass(gate)));
  }

  /** The exit status, the kind of the first error, whether the gate is met, and why not. */
  private static String summary(Outcome outcome) throws IOException {
    JsonNode document = new ObjectMapper().readTree(outcome.out());
    return outcome.exit()
        + " "
        + document.at("/errors/0/kind").asText()
        + " "
        + document.at("/gate/met")
        + " "
        + document.at("/gate/unmet/0/reason").asText();
  }

  @Test
  void testCasesNotAskedAgainKeepTheirLastAnswer() throws IOException {
    UnsteadyApi.Decision limitedFromThenOn =
        (id, attempt) ->
            attempt == 1
                ? new UnsteadyApi.Reply(200, NOTHING)
                : new UnsteadyApi.Reply(429, "", List.of("Retry-After: 600"));
    try (UnsteadyApi api = UnsteadyApi.start(limitedFromThenOn)) {
      assertEquals(
          new Outcome(
              75,
              "1      TEST CASE\n>30d!  t1\n>30d!  t2\n>30d!  t3\n",
              """
              empirical: waiting for 1m at most: t1: environment 1: not in 30 days; t2: environment 1: not in 30 days; t3: environment 1: not in 30 days
              empirical: error: rate limited by the API (HTTP 429); Retry-After is 10m, past the deadline (--wait) (2 test cases: t1, t2)
              empirical: t3 does not look like a Playwright test ID such as a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee; to look up a test by its title, run npx playwright test --list --no-deps -g TITLE --reporter=@empiricalrun/last-pass/list | empirical last-pass --from -
              empirical: gate not met for 3 of 3 test cases: t1, t2, t3 (required: a last pass in environment 1)
              """),
          api.cli().lastPass("t1 t2 t3 --require 1 --wait 1m --concurrency 2"));
    }
  }

  @Test
  void showsAStatusLineOnATerminal() {
    API.answersInTurn(reply(200, NOTHING), reply(200, AN_HOUR_AGO));
    Outcome outcome = API.cli().terminal(false, false, true).lastPass("t --require 1 --wait 2s");
    assertEquals(
        "\u001b[?7lwaiting for 2s at most: environment 1: not in 30 days \u001b[?7h\r\r\u001b[K"
            + "empirical: gate met (required: a last pass in environment 1)\n",
        outcome.err());
  }

  @Test
  void listsUnmetConditionsAndCountsTheRest() {
    API.answers("none", reply(200, NOTHING));
    API.answers("old", reply(200, AN_HOUR_AGO));
    assertEquals(
        "empirical: waiting for 2s at most: none: environment 1: not in 30 days, environment 2: not"
            + " in 30 days, environment 3: not in 30 days; old: environment 1: not within 1m,"
            + " environment 2: not in 30 days, environment 3: not in 30 days",
        reasons("none old --require 2,3,1 --max-age 1m --wait 2s"));
    assertEquals(
        "empirical: waiting for 2s at most: none: environment 1: not in 30 days",
        reasons("none old --require 1 --wait 2s"));
    assertEquals(
        "empirical: waiting for 2s at most: environment 1: not within 1m",
        reasons("old --require 1 --max-age 1m --wait 2s"));
  }

  /** The pauses, rounded to seconds: a run takes some time of its own. */
  private static List<Long> seconds(List<Duration> pauses) {
    return pauses.stream().map(pause -> pause.plusMillis(500).toSeconds()).toList();
  }

  private static String reasons(String arguments) {
    Outcome outcome = API.cli().lastPass(arguments);
    return outcome.err().lines().filter(line -> line.contains("waiting")).findFirst().orElseThrow();
  }
}
