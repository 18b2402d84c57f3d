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

/** How often, and after which pauses, a failed try is repeated. */
class RetryTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

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

  @ParameterizedTest
  @ValueSource(longs = {-86_400, 86_400})
  void comparesDatesWithTheServersClock(long secondsOff) {
    API.answersInTurn(
        reply(503, "").withHeader("Retry-After", "Tue, 24 Nov 2026 12:16:09 GMT"),
        reply(200, "{\"data\":[]}"));
    Cli cli = API.cli().clock(Cli.NOW.plusSeconds(secondsOff));

    assertEquals(0, cli.run("last-pass", "id").exit());
    assertEquals(5, secondsRoundedUp(cli.pauses()));
  }

  private static long secondsRoundedUp(List<Duration> pauses) {
    Duration all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
    return all.plus(Duration.ofSeconds(1)).minusNanos(1).toSeconds();
  }
}
