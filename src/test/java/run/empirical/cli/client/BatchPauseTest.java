package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.FakeApi.reply;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** A 429 for one look-up pauses all of them and extends their deadlines. */
class BatchPauseTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String NOTHING = "{\"data\":[]}";

  @Test
  void pauseExtendsOtherDeadlines() {
    API.answers("limited", reply(429, "").withHeader("Retry-After", "25"));
    inTurn("other", 503, "25");
    Cli cli = API.cli();

    Outcome outcome =
        cli.run("last-pass", "limited", "other", "--concurrency=1", "--timeout=26s", "-q", "-otsv");

    // The pause of 25 s counts for no deadline; then the other uses 25 s of its 26 s.
    assertEquals(
        new Outcome(
            75,
            "",
            "empirical: limited: rate limited by the API (HTTP 429); the API asked to wait"
                + " 25s, longer than --timeout allows\n"),
        outcome);
    assertEquals(4, API.requests().size());
  }

  @Test
  void pausedLookUpsUseNoRetries() {
    for (String id : new String[] {"a", "b", "c", "d"}) {
      inTurn(id, 429, "2");
    }
    Cli cli = API.cli();

    assertEquals(0, cli.run("last-pass", "a", "b", "c", "d", "--retries=1", "-q").exit());
    assertEquals(8, API.requests().size());
    Duration slept = cli.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    assertTrue(slept.compareTo(Duration.ofMillis(2500)) < 0, () -> "paused for " + slept);
  }

  @Test
  void pauseOutlastsTheLookUpThatCausedIt() {
    API.answers("limited", reply(429, "").withHeader("Retry-After", "20"));
    API.answers("other", reply(200, NOTHING));
    Cli cli = API.cli();

    Outcome outcome =
        cli.run("last-pass", "limited", "other", "--concurrency=1", "--retries=0", "-q");

    assertEquals(75, outcome.exit());
    assertEquals(2, API.requests().size());
    assertEquals(1, cli.pauses().size());
    assertTrue(cli.pauses().get(0).compareTo(Duration.ofSeconds(19)) > 0);
  }

  @Test
  void sendsNothingMoreWhenThePauseExceedsEveryDeadline() {
    API.answers("limited", reply(429, "").withHeader("Retry-After", "60"));
    Cli cli = API.cli();

    Outcome outcome = cli.run("last-pass", "limited", "b", "c", "--concurrency=1", "-o", "tsv");

    String why =
        ": rate limited by the API (HTTP 429); the API asked to wait 1m, longer than"
            + " --timeout allows\n";
    assertEquals(
        new Outcome(
            75,
            "",
            "empirical: limited"
                + why
                + "empirical: 2 more test cases were not asked about, for the same reason\n"),
        outcome);
    assertEquals(1, API.requests().size());
    assertEquals(List.of(), cli.pauses());
  }

  @Test
  void otherFailuresDoNotPauseOtherLookUps() {
    API.answers("failing", reply(503, "").withHeader("Retry-After", "20"));
    API.answers("other", reply(200, NOTHING));
    Cli cli = API.cli();

    assertEquals(
        75, cli.run("last-pass", "failing", "other", "--concurrency=1", "--retries=0").exit());
    assertEquals(0, cli.pauses().size());
  }

  /** One failure with {@code Retry-After}, then an empty answer. */
  private static void inTurn(String testCaseId, int status, String retryAfter) {
    var request = WireMock.matchingJsonPath("$.test_case_id", WireMock.equalTo(testCaseId));
    API.server()
        .stubFor(
            WireMock.post(FakeApi.PATH)
                .withRequestBody(request)
                .inScenario(testCaseId)
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("again")
                .willReturn(reply(status, "").withHeader("Retry-After", retryAfter)));
    API.server()
        .stubFor(
            WireMock.post(FakeApi.PATH)
                .withRequestBody(request)
                .inScenario(testCaseId)
                .whenScenarioStateIs("again")
                .willReturn(reply(200, NOTHING)));
  }
}
