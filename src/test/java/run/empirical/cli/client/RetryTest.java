package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** How often, and after which pauses, a failed try is repeated. */
class RetryTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String NOTHING = "{\"data\":[]}";

  @Test
  void doublesThePauseFromHalfASecondWithJitter() {
    API.answers(503, "");

    Outcome outcome = API.cli().run("last-pass", "id", "-v");

    assertEquals(List.of(again(503, 375), again(503, 750), again(503, 1500)), retries(outcome));
    assertEquals(75, outcome.exit());
  }

  @Test
  void stopsAtTheFirstSuccess() {
    API.answersInTurn(
        reply(503, ""), reply(500, "{\"error\":\"query timed out\"}"), reply(200, NOTHING));

    assertEquals(
        new Outcome(
            0,
            """
            {"data":[],"test_cases":[{"test_case_id":"id","answered":true,"passes":0,"freshness":"none","last_pass":{}}]}
            """,
            ""),
        API.cli().run("last-pass", "id", "--json", "-q"));
    assertEquals(3, API.requests().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10})
  void retriesAsOftenAsRequested(int retries) {
    API.answers(reply(503, "").withHeader("Retry-After", "0"));

    assertEquals(75, API.cli().run("last-pass", "id", "--retries=" + retries).exit());
    assertEquals(1 + retries, API.requests().size());
  }

  @Test
  void resendsTheSameRequest() {
    API.answers(503, "");

    API.cli().run("last-pass", "id", "--days", "7", "--retries", "1");

    String body = "{\"test_case_id\":\"id\",\"days\":7}";
    assertEquals(List.of(body, body), API.bodies());
  }

  @Test
  void waitsAsLongAsRetryAfterRequests() {
    API.answersInTurn(reply(429, "").withHeader("Retry-After", "7"), reply(200, NOTHING));
    Cli cli = API.cli();

    Outcome outcome = cli.run("last-pass", "id", "-v");

    assertEquals(0, outcome.exit());
    assertEquals(1, retries(outcome).size());
    assertEquals("retrying in 7000 ms", retries(outcome).get(0).replaceFirst(".*; ", ""));
    assertEquals(7, secondsRoundedUp(cli.pauses()));
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, 86_400})
  void comparesDatesWithTheServersClock(long secondsOff) {
    API.answersInTurn(
        reply(503, "").withHeader("Retry-After", "Tue, 24 Nov 2026 12:16:09 GMT"),
        reply(200, NOTHING));
    Cli cli = API.cli().clock(Cli.NOW.plusSeconds(secondsOff));

    assertEquals(0, cli.run("last-pass", "id").exit());
    assertEquals(5, secondsRoundedUp(cli.pauses()));
  }

  private static String again(int status, long millis) {
    return "* id: the API returned a server error (HTTP "
        + status
        + "); retrying in "
        + millis
        + " ms";
  }

  private static List<String> retries(Outcome outcome) {
    return outcome.err().lines().filter(line -> line.startsWith("* ")).toList();
  }

  private static long secondsRoundedUp(List<Duration> pauses) {
    Duration all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
    return all.plus(Duration.ofSeconds(1)).minusNanos(1).toSeconds();
  }
}
