package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** Several test cases in one run: order, failures beside answers, and the exit status. */
class BatchTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String PASS =
      "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"%s\",\"executed_at\":1795511564000}]}";

  @Test
  void keepsTheOrderAskedWhenAnswersComeOutOfOrder() {
    API.answers("slow", reply(200, PASS.formatted("11")).withFixedDelay(300));
    API.answers("quick", reply(200, PASS.formatted("12")));
    API.answers("medium", reply(200, PASS.formatted("13")).withFixedDelay(100));

    assertEquals(
        new Outcome(
            0,
            """
            TEST CASE  ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN
            slow       1            3 hours ago  2026-11-24T09:12:44Z  11
            quick      1            3 hours ago  2026-11-24T09:12:44Z  12
            medium     1            3 hours ago  2026-11-24T09:12:44Z  13
            """,
            ""),
        API.cli().run("last-pass", "slow", "quick", "medium"));
  }

  @Test
  void printsAnAnswerWhileLaterOnesAreStillAwaited() throws IOException {
    CountDownLatch firstRowPrinted = new CountDownLatch(1);
    RawServer.Behaviour secondWaitsForTheFirstRow =
        (connection, request) -> {
          if (request.body().contains("second") && !firstRowPrinted.await(20, TimeUnit.SECONDS)) {
            return;
          }
          RawServer.send(
              connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + PASS.formatted("11"));
        };
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            firstRowPrinted.countDown();
          }
        };
    try (RawServer server = RawServer.start(secondWaitsForTheFirstRow)) {
      Outcome outcome =
          server
              .cli()
              .out(out, error -> false)
              .run("last-pass", "first", "second", "--output", "tsv", "--retries", "0");

      assertEquals(new Outcome(0, "", ""), outcome);
    }
    assertEquals(
        """
        first\t1\t\t11\t2026-11-24T09:12:44Z\t11000
        second\t1\t\t11\t2026-11-24T09:12:44Z\t11000
        """,
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void oneFailureDoesNotStopTheRest() {
    API.answers("good", reply(200, PASS.formatted("11")));
    API.answers("bad", reply(400, "{\"data\":null,\"error\":{\"message\":\"unknown\"}}"));
    API.answers("never", reply(200, "{\"data\":[]}"));
    API.answers("too", reply(200, PASS.formatted("12")));

    assertEquals(
        new Outcome(
            65,
            """
            TEST CASE  ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN
            good       1            3 hours ago  2026-11-24T09:12:44Z  11
            too        1            3 hours ago  2026-11-24T09:12:44Z  12
            """,
            "empirical: bad: the API rejected the request (HTTP 400): unknown\n"),
        API.cli().run("last-pass", "good", "bad", "never", "too"));
  }

  @Test
  void firstFailureInTheOrderAskedDecides() {
    API.answers("backend", reply(500, "{\"error\":\"down\"}").withFixedDelay(100));
    API.answers("unknown", reply(404, "{\"data\":null,\"error\":{\"message\":\"unknown\"}}"));
    API.answers("broken", reply(200, "{}"));

    assertEquals(
        new Outcome(
            70,
            "",
            """
            empirical: backend: the API's analytics backend failed (HTTP 500): down
            empirical: unknown: the API rejected the request (HTTP 404): unknown
            empirical: broken: the reply breaks the API's contract: data: missing (HTTP 200)
            """),
        API.cli().run("last-pass", "backend", "unknown", "broken", "--retries", "0"));
    assertEquals(
        76, API.cli().run("last-pass", "broken", "unknown", "backend", "--retries", "0").exit());
  }

  @Test
  void listsItsFailuresInTheDocumentAndOnStandardError() {
    API.answers("good", reply(200, PASS.formatted("11")));
    API.answers("bad", reply(400, ""));
    String error =
        "{\"kind\":\"rejected\",\"message\":\"the API rejected the request (HTTP 400)\","
            + "\"test_case_id\":\"bad\",\"http_status\":400,\"retryable\":false,\"exit_code\":65}";

    assertEquals(
        new Outcome(
            65,
            "{\"data\":[{\"test_case_id\":\"good\",\"environment_id\":\"1\",\"test_run_id\":\"11\","
                + "\"executed_at\":1795511564000,\"executed_at_iso\":\"2026-11-24T09:12:44Z\","
                + "\"age_seconds\":11000}],\"errors\":["
                + error
                + "]}\n",
            "{\"error\":" + error + "}\n"),
        API.cli().run("last-pass", "bad", "good", "--json"));
  }

  @Test
  void saysOnceThatNothingHasPassed() {
    API.answers(200, "{\"data\":[]}");

    assertEquals(
        new Outcome(0, "", "empirical: none of 3 test cases has passed in the 7 days before now\n"),
        API.cli().run("last-pass", "a", "b", "c", "--days", "7"));
  }

  @Test
  void claimsNothingAboutTestCasesThatWereNotAnswered() {
    API.answers(200, "{\"data\":[]}");
    API.answers("a", reply(400, ""));

    assertEquals(
        new Outcome(
            65,
            "",
            """
            empirical: a: the API rejected the request (HTTP 400)
            empirical: none of the other 2 test cases has passed in the 7 days before now
            """),
        API.cli().run("last-pass", "a", "b", "c", "--days", "7"));
    assertEquals(
        new Outcome(
            65,
            "",
            """
            empirical: a: the API rejected the request (HTTP 400)
            empirical: b has not passed in the 7 days before now
            """),
        API.cli().run("last-pass", "a", "b", "--days", "7"));
  }

  @Test
  void holdsNoMoreLookUpsInFlightThanAsked() throws IOException {
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
