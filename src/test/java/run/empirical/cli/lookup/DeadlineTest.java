package run.empirical.cli.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.client.ScriptedApi.reply;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;

/** Batches of look-ups that have to end by a time. */
class DeadlineTest extends Batches {
  @Test
  void cutsOffLookUpsInFlightAtTheEnd() throws Exception {
    endAfter(Duration.ofSeconds(9));
    api().hold("t1", "t3");
    api().onRequest("t3", () -> time().pass(Duration.ofSeconds(9)));

    run(2, ids(20));

    assertEquals(ids(4), api().requested());
    assertTrue(api().isCancelled("t1") && api().isCancelled("t3"));
    assertEquals(
        List.of("answered", "no answer within 9s (--wait)", "answered"), messages().subList(0, 3));
    assertEquals(
        Collections.nCopies(17, "no answer within 9s (--wait)"), messages().subList(3, 20));
    assertEquals(ids(20), ended().stream().sorted(Comparator.comparing(ids(20)::indexOf)).toList());
  }

  /** All of them are there at once; each takes four seconds, and the run ends after six. */
  @Test
  void readsNoReplyAfterTheDeadline() throws Exception {
    endAfter(Duration.ofSeconds(6));
    onEnded(id -> time().pass(Duration.ofSeconds(4)));

    run(8, ids(20));

    assertEquals(ids(8), api().requested());
    assertEquals(List.of("answered", "answered"), messages().subList(0, 2));
    assertEquals(
        Collections.nCopies(18, "no answer within 6s (--wait)"), messages().subList(2, 20));
  }

  @ParameterizedTest
  @CsvSource({"9, 30, --timeout", "30, 9, --wait"})
  void namesTheFailureBeforeATryThatIsCutOff(int timeout, int wait, String option)
      throws Exception {
    retry(1);
    timeOutAfter(Duration.ofSeconds(timeout));
    endAfter(Duration.ofSeconds(wait));
    api().replies("a", reply(503, null));
    api()
        .onRequest(
            "a",
            () -> {
              if (api().requested().size() == 2) {
                api().hold("a");
                time().pass(Duration.ofSeconds(9));
              }
            });

    run(1, List.of("a"));

    assertEquals(List.of("a", "a"), api().requested());
    assertEquals(
        List.of(
            "no answer within 9s (%s); before that, the API returned a server error (HTTP 503)"
                .formatted(option)),
        messages());
  }

  @ParameterizedTest
  @CsvSource({"9, 30, --timeout", "30, 9, --wait"})
  void reportsTheLastFailureWhenTheEndComesDuringAPause(int timeout, int wait) throws Exception {
    retry(9);
    timeOutAfter(Duration.ofSeconds(timeout));
    endAfter(Duration.ofSeconds(wait));
    time().oversleep(Duration.ofSeconds(9));
    api().replies("a", reply(503, null));

    run(1, List.of("a"));

    assertEquals(List.of("a"), api().requested());
    assertEquals(List.of("the API returned a server error (HTTP 503)"), messages());
  }

  @Test
  void oneLookUpsRetryAfterBeyondTheEndAffectsNoOther() throws Exception {
    retry(9);
    endAfter(Duration.ofMinutes(20));
    api().hold("b");
    api().replies("a", reply(503, "7200"));
    api().onRequest("d", () -> api().answer("b"));

    run(2, List.of("b", "a", "c", "d"));

    assertEquals(List.of("b", "a", "c", "d"), api().requested());
    assertEquals(
        List.of(
            "answered",
            "the API returned a server error (HTTP 503); Retry-After is 2h, past the deadline"
                + " (--wait)",
            "answered",
            "answered"),
        messages());
    assertEquals(List.of(), time().pauses());
    assertEquals(Duration.ofHours(2).toNanos(), notBefore());
  }

  @Test
  void rateLimitBeyondTheEndSendsNoMore() throws Exception {
    retry(9);
    endAfter(Duration.ofSeconds(20));
    api().hold("b");
    api().replies("p", reply(503, "1"));
    api().replies("a", reply(429, "20"));
    api().onRequest("a", () -> api().answer("b"));

    run(3, List.of("b", "p", "a", "c"));

    String limited =
        "rate limited by the API (HTTP 429); Retry-After is 20s, past the deadline (--wait)";
    assertEquals(List.of("b", "p", "a"), api().requested());
    String failed = "the API returned a server error (HTTP 503)";
    assertEquals(List.of("answered", failed, limited, "not asked: " + limited), messages());
    assertEquals(List.of(), time().pauses());
  }

  @Test
  void noStateIsKeptBetweenRounds() throws Exception {
    ids(9).forEach(id -> api().replies(id, reply(429, "3600")));
    run(1, ids(9));
    ids(9).forEach(id -> api().replies(id, reply(200, null)));
    ended().clear();

    runAgain(ids(9));

    assertEquals(Collections.nCopies(9, "answered"), messages());
    assertEquals(List.of(), time().pauses());
    assertEquals(time().nanos(), notBefore());
  }

  /** Plain text may contain a request's number. */
  @Test
  void keepsThePlainTextOfTheFailureBefore() {
    Deadline deadline = new Deadline(0, Duration.ofSeconds(9), "--timeout");
    Failure down = new Failure(ExitStatus.TRY_LATER, "down: no 1", 503).withPlainText("no 1");
    assertEquals(
        "no answer within 9s (--timeout); before that, down: ",
        deadline.exceeded(null, down).general("a").message());
  }
}
