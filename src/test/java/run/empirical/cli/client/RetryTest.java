package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            {"data":[],"test_cases":[{"test_case_id":"id","answered":true,"passes":0}]}
            """,
            ""),
        API.cli().run("last-pass", "id", "--json", "-q"));
    assertEquals(3, API.requests().size());
  }

  @Test
  void stopsAtTheFirstPermanentFailure() {
    API.answersInTurn(reply(503, ""), reply(400, ""));

    assertEquals(65, API.cli().run("last-pass", "id").exit());
    assertEquals(2, API.requests().size());
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
  void reportsTheLastFailureWhenTheDeadlinePassesDuringAPause() {
    API.answersInTurn(reply(503, ""), reply(500, "{\"error\":\"query timed out\"}"));
    Cli cli = API.cli();

    assertEquals(
        new Outcome(
            70, "", "empirical: the API's analytics backend failed (HTTP 500): query timed out\n"),
        cli.run("last-pass", "id", "--timeout", "1s"));
    assertEquals(2, API.requests().size());
    assertEquals(1, cli.pauses().size());
  }

  @ParameterizedTest
  @CsvSource({"408", "429", "500", "502", "503", "504"})
  void waitsAsLongAsRetryAfterRequests(int status) {
    API.answersInTurn(reply(status, "").withHeader("Retry-After", "7"), reply(200, NOTHING));
    Cli cli = API.cli();

    Outcome outcome = cli.run("last-pass", "id", "-v");

    assertEquals(0, outcome.exit());
    assertEquals(1, retries(outcome).size());
    assertEquals("retrying in 7000 ms", retries(outcome).get(0).replaceFirst(".*; ", ""));
    assertEquals(7, secondsRoundedUp(cli.pauses()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                             | 0",
        "29                            | 29000",
        "' 7 '                         | 7000",
        "007                           | 7000",
        "Tue, 24 Nov 2026 12:16:13 GMT | 8750",
        "Tue, 24 Nov 2026 12:16:04 GMT | 0",
        "Tue, 24 Nov 2020 12:16:04 GMT | 0",
      })
  void acceptsSecondsAndDates(String retryAfter, long millis) {
    API.answersInTurn(retryAfter(503, retryAfter), reply(200, NOTHING));

    assertEquals(List.of(again(503, millis)), retries(API.cli().run("last-pass", "id", "-v")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-5",
        "1.5",
        "7 seconds",
        "soon",
        "٧",
        "0x7",
        "Mon, 24 Nov 2026 12:16:13 GMT",
        "2026-11-24T12:16:13Z",
        "Tue, 24 Nov 2026 12:16:13 CET"
      })
  void ignoresAnInvalidRetryAfter(String retryAfter) {
    API.answersInTurn(retryAfter(503, retryAfter), reply(200, NOTHING));

    assertEquals(List.of(again(503, 375)), retries(API.cli().run("last-pass", "id", "-v")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30                            | 30s",
        "3600                          | 1h",
        "99999999999999999999999999    | 365d",
        "Tue, 24 Nov 2026 12:17:13 GMT | 1m9s",
        "Fri, 31 Dec 9999 23:59:59 GMT | 365d"
      })
  void failsImmediatelyWhenRetryAfterExceedsTheDeadline(String retryAfter, String pause) {
    API.answers(retryAfter(503, retryAfter));
    Cli cli = API.cli();

    assertEquals(
        new Outcome(
            75,
            "",
            "empirical: the API returned a server error (HTTP 503); the API asked to wait "
                + pause
                + ", longer than --timeout allows\n"),
        cli.run("last-pass", "id"));
    assertEquals(1, API.requests().size());
    assertEquals(List.of(), cli.pauses());
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, 86_400})
  void comparesDatesWithTheServersClock(long secondsOff) {
    API.answersInTurn(retryAfter(503, "Tue, 24 Nov 2026 12:16:09 GMT"), reply(200, NOTHING));
    Cli cli = API.cli().clock(Cli.NOW.plusSeconds(secondsOff));

    assertEquals(0, cli.run("last-pass", "id").exit());
    assertEquals(5, secondsRoundedUp(cli.pauses()));
  }

  private static ResponseDefinitionBuilder retryAfter(int status, String value) {
    return reply(status, "").withHeader("Retry-After", value);
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
