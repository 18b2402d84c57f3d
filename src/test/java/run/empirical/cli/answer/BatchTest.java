package run.empirical.cli.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import java.io.IOException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** Several test cases in one run: streaming, the summary and concurrency. */
class BatchTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String PASS =
      "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"%s\",\"executed_at\":1795511564000}]}";

  /** The table shows them, so the messages do not repeat them. */
  @Test
  void accountsForTestCasesWithoutAPass() {
    API.answers(200, "{\"data\":[]}");
    API.answers("passed", reply(200, PASS.formatted("1")));

    assertEquals(
        new Outcome(
            0,
            """
            TEST CASE  ENVIRONMENT  LAST PASS      EXECUTED AT           TEST RUN
            passed     1            3 hours ago    2026-11-24T09:12:44Z  1
            b          -            not in 7 days  -                     -
            """,
            "empirical: b does not look like a Playwright test ID\n"),
        API.cli().run("last-pass", "passed", "b", "--days", "7", "-o", "table"));
    assertEquals(
        "empirical: b, c, d and 1 more do not look like Playwright test IDs\n",
        API.cli().run("last-pass", "b", "passed", "c", "d", "e", "--days", "7", "--json").err());
    assertEquals("", API.cli().run("last-pass", "passed", "b", "-q").err());
  }

  @Test
  void defaultsToAMatrix() {
    API.answers(200, "{\"data\":[]}");
    API.answers("passed", reply(200, PASS.formatted("1")));
    String matrix =
        """
        TEST CASE  1
        a          >7d
        passed     3h
        """;

    assertEquals(matrix, API.cli().run("last-pass", "a", "passed", "--days", "7").out());
    assertEquals(
        matrix, API.cli().run("last-pass", "a", "passed", "--days", "7", "-o", "matrix").out());
    assertEquals(
        """
        TEST CASE  ENVIRONMENT  LAST PASS      EXECUTED AT           TEST RUN
        a          -            not in 7 days  -                     -
        passed     1            3 hours ago    2026-11-24T09:12:44Z  1
        """,
        API.cli().run("last-pass", "a", "passed", "--days", "7", "-o", "table").out());
  }

  @Test
  void showsFailedLookUps() {
    API.answers(200, "{\"data\":[]}");
    API.answers("a", reply(400, ""));

    assertEquals(
        new Outcome(
            65,
            """
            TEST CASE  -
            a          ?
            b          >7d
            c          >7d
            """,
            """
            empirical: a: the API rejected the request (HTTP 400)
            empirical: b, c do not look like Playwright test IDs
            """),
        API.cli().run("last-pass", "a", "b", "c", "--days", "7"));
  }

  @Test
  void limitsConcurrency() throws IOException {
    CyclicBarrier pair = new CyclicBarrier(2);
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (RawServer server =
        RawServer.start(
            (connection, request) -> {
              most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
              pair.await(20, TimeUnit.SECONDS);
              inFlight.decrementAndGet();
              RawServer.send(
                  connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"data\":[]}");
            })) {
      String[] arguments = "last-pass a b c d e f g h --concurrency 2".split(" ");

      assertEquals(0, server.cli().run(arguments).exit());
      assertEquals(8, server.heads().size());
    }
    assertEquals(2, most.get());
  }
}
