package run.empirical.cli.lookup;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.client.ScriptedApi.reply;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.UnsteadyApi;
import run.empirical.cli.client.ApiSession;
import run.empirical.cli.client.ScriptedApi;
import run.empirical.cli.client.ScriptedApi.Response;
import run.empirical.cli.failure.ExitStatus.Cause;

/** Batches of look-ups with a scripted API and a controlled clock. */
class RoundTest extends Batches {
  private static final String NOT_ASKED = "not asked after 8 failures in a row; the last one: ";

  @Test
  void reportsResultsOnArrivalAndReturnsThemInOrder() throws Exception {
    Map<String, String> next = Map.of("c", "b", "b", "a");
    api().hold("a", "b", "c");
    api().onRequest("c", () -> api().answer("c"));

    onEnded(
        id -> {
          if (next.containsKey(id)) {
            api().answer(next.get(id));
          }
        });

    run(3, List.of("a", "b", "c"));

    assertEquals(List.of("c", "b", "a"), ended());
    assertEquals(List.of("a", "b", "c"), results().stream().map(l -> l.testCase().id()).toList());
    assertEquals(List.of(), time().pauses());
  }

  @Test
  void limitsConcurrency() throws Exception {
    run(2, ids(20));

    assertEquals(ids(20), api().requested());
    assertEquals(2, api().mostInFlight());
  }

  @Test
  void cancelsEveryExchangeWhenTheListenerThrows() {
    api().hold("t1", "t2");

    onEnded(
        id -> {
          throw new IllegalStateException();
        });

    assertThrows(IllegalStateException.class, () -> run(3, ids(20)));

    assertTrue(api().isCancelled("t1") && api().isCancelled("t2"));
  }

  @Test
  void logsEachRetryAndPausesBeforeIt() throws Exception {
    retry(3);
    api().replies("a", reply(503, null), reply(503, null), reply(503, "7"), reply(200, null));

    run(1, List.of("a"));

    assertEquals(List.of("a", "a", "a", "a"), api().requested());
    assertEquals(
        List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(7)),
        time().pauses());
    assertEquals(
        List.of(
            "* a: the API returned a server error (HTTP 503); retrying in 500 ms",
            "* a: the API returned a server error (HTTP 503); retrying in 1000 ms",
            "* a: the API returned a server error (HTTP 503); retrying in 7000 ms"),
        log());
    assertEquals(null, results().get(0).failure());
  }

  @Test
  void cancelsTheExchangeAtTheDeadlineWhileOthersGoOn() throws Exception {
    timeOutAfter(Duration.ofSeconds(1));
    api().hold("a");
    api().onRequest("b", () -> time().pass(Duration.ofSeconds(1)));

    run(2, List.of("a", "b", "c"));

    String timedOut = "no answer from https://api.test within 1s (--timeout)";
    assertEquals(List.of(timedOut, "answered", "answered"), messages());
    assertTrue(results().get(0).finished());
    assertTrue(api().isCancelled("a"));
  }

  @Test
  void otherFailuresDoNotPauseOtherLookUps() throws Exception {
    api().replies("a", reply(503, "20"));
    api().replies("b", reply(503, "10"));

    run(1, List.of("a", "b", "c"));

    assertEquals(List.of(), time().pauses());
    // The next round waits for both.
    assertEquals(Duration.ofSeconds(20).toNanos(), notBefore());
  }

  @ParameterizedTest
  @CsvSource({"1, 401, 401", "4, 401, 403", "1, 503, 500", "4, 503, 500", "1, 429, 503"})
  void eightEqualFailuresInARowEndTheList(int concurrency, int status, int otherStatus)
      throws Exception {
    ids(20).forEach(id -> api().replies(id, reply(status, null)));
    api().replies("t3", reply(otherStatus, null));

    run(concurrency, ids(20));

    assertEquals(ids(8), api().requested());
    assertEquals(ids(20), ended());
    String notAsked = NOT_ASKED + messages().get(7);
    assertEquals(Collections.nCopies(12, notAsked), messages().subList(8, 20));
  }

  @Test
  void cancelsLookUpsInFlightWhenTheListEnds() throws Exception {
    ids(20).forEach(id -> api().replies(id, reply(503, null)));
    api().replies("t0", reply(200, null));
    api().hold("t3", "t9");

    run(3, ids(20));

    assertEquals(ids(13), api().requested());
    assertTrue(api().isCancelled("t3") && api().isCancelled("t9"));
    String failed = "the API returned a server error (HTTP 503)";
    String notAsked = NOT_ASKED + failed;
    List<String> expected = new ArrayList<>(Collections.nCopies(13, failed));
    expected.set(0, "answered");
    expected.set(3, notAsked);
    expected.set(9, notAsked);
    expected.addAll(Collections.nCopies(7, notAsked));
    assertEquals(expected, messages());
  }

  /** Any other failure of a test case shows that the key is valid. */
  @Test
  void onlyAFailureThatTheKeyCausesHoldsTheOthersBack() throws Exception {
    for (int status = 400; status < 500; status++) {
      Response reply = reply(status, null);
      ids(20).forEach(id -> api().replies(id, reply));
      api().fails("t5", new IOException("lost"));
      api().requested().clear();
      ended().clear();
      run(20, ids(20));
      Cause cause = requireNonNull(results().get(0).failure()).exit().cause();
      // Many failures of the service end the list.
      if (cause != Cause.SERVICE) {
        assertEquals(
            cause == Cause.KEY ? 8 : 20, api().requested().size(), "requests with HTTP " + status);
      }
    }
  }

  @Test
  void aReplyThatIsTriedAgainShowsThatTheKeyIsValid() throws Exception {
    retry(1);
    ids(20).forEach(id -> api().replies(id, reply(503, null), reply(200, null)));

    run(20, ids(20));

    assertEquals(ids(20), api().requested().subList(0, 20));
  }

  /** The {@code Date} of a failure is ignored, since a proxy may have set it. */
  @Test
  void takesTheFurthestServerClock() throws Exception {
    api().replies("a", sentAt(200, "Thu, 01 Jan 1970 01:00:00 GMT"));
    api().replies("b", sentAt(200, "Thu, 01 Jan 1970 05:00:00 GMT"));
    api().replies("c", sentAt(200, "nonsense"));
    api().replies("e", sentAt(200, "Thu, 01 Jan 1970 03:00:00 GMT"));
    api().replies("d", sentAt(502, "Thu, 01 Jan 1970 09:00:00 GMT"));

    run(1, List.of("c", "d"));
    assertEquals(null, clock().read().current().server());

    run(1, List.of("a", "c", "b", "e", "d"));
    time().pass(Duration.ofDays(4));
    assertEquals(Instant.parse("1970-01-05T05:00:00Z"), clock().read().current().server());

    // The last date once more, on a machine whose clock has been set back.
    time().set(Instant.parse("1969-12-31T20:00:00Z"));
    runAgain(List.of("e"));
    assertEquals(Duration.ofHours(7), clock().read().furthest().lead());
  }

  @Test
  void ticksEachSecondInWhichNothingEnds() throws Exception {
    retry(2);
    tickEvery(Duration.ofSeconds(1));
    api().onRequest("c", () -> time().pass(Duration.ofMillis(900)));
    api().replies("a", reply(503, null), reply(503, "3"), reply(200, null));

    run(1, List.of("c", "a"));

    // The retry after half a second does not cause a tick.
    assertEquals(
        List.of(Duration.ofMillis(1900), Duration.ofMillis(2900), Duration.ofMillis(3900)),
        ticks());
  }

  /** Other threads may be interrupted, which would close the stream that they write to. */
  @Test
  void onlyTheCallersThreadLogsWhenExchangesAreCancelled() throws Exception {
    Semaphore inFlight = new Semaphore(0);
    Semaphore over = new Semaphore(0);
    UnsteadyApi.Decision eighthFailsLast =
        (id, attempt) -> {
          int number = Integer.parseInt(id);
          if (number == 8) {
            inFlight.acquireUninterruptibly(56);
          } else if (number > 8) {
            inFlight.release();
            over.acquireUninterruptibly();
          }
          return new UnsteadyApi.Reply(503, "");
        };
    List<String> log = new ArrayList<>();
    Set<Thread> threads = new HashSet<>();
    try (UnsteadyApi server = UnsteadyApi.start(eighthFailsLast)) {
      try (ApiSession session =
          new ApiSession(
              ScriptedApi.connection(server.url(), null),
              64,
              time(),
              lines -> {
                threads.add(Thread.currentThread());
                log.add(lines.get(0));
              })) {
        run(session, IntStream.rangeClosed(1, 64).mapToObj(Integer::toString).toList());
      } finally {
        over.release(56);
      }
    }
    assertEquals(Set.of(Thread.currentThread()), threads);
    assertEquals(64, log.stream().filter(line -> line.startsWith("> POST")).count());
    assertEquals(8, log.stream().filter(line -> line.startsWith("< HTTP/1.1 503 (")).count());
  }

  private static Response sentAt(int status, String date) {
    return new Response(status, reply(200, null).body(), Map.of("date", List.of(date)));
  }
}
