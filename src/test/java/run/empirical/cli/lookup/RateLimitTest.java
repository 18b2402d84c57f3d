package run.empirical.cli.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.client.ScriptedApi.reply;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.client.ScriptedApi.Response;

/** Batches of look-ups that the API limits, on a controlled clock. */
class RateLimitTest extends Batches {
  private static final String LIMITED = "rate limited by the API (HTTP 429)";

  private long window;
  private int answered;

  @BeforeEach
  void retryOnce() {
    retry(1);
  }

  @Test
  void pausesAllLookUpsAndTakesNoneOfTheirTime() throws Exception {
    api().replies("a", reply(429, "25"), reply(200, null));
    api().replies("b", reply(503, "10"), reply(200, null));

    run(2, List.of("a", "b"));

    assertEquals(List.of("a", "b", "a", "b"), api().requested());
    assertEquals(durations("PT25S"), time().pauses());
    assertEquals(List.of("answered", "answered"), messages());
    assertEquals(
        List.of(
            "* a: rate limited by the API (HTTP 429); retrying in 25000 ms",
            "* b: the API returned a server error (HTTP 503); retrying in 10000 ms"),
        log());
  }

  /** The look-up is paused from 10 s to 25 s, so its deadline moves from 30 s to 45 s. */
  @ParameterizedTest
  @CsvSource({"19, answered", "20, past the deadline (--timeout)"})
  void movesADeadlineByExactlyThePause(String retryAfter, String end) throws Exception {
    retry(2);
    api().replies("a", reply(429, "25"), reply(200, null));
    api().replies("b", reply(503, "10"), reply(503, retryAfter), reply(200, null));

    run(2, List.of("a", "b"));

    assertEquals(end, messages().get(1).replaceFirst(".*, (?=past)", ""));
  }

  @Test
  void aLimitedTryTakesNoneOfTheTimeOfItsLookUp() throws Exception {
    tickEvery(Duration.ofSeconds(1));
    api().replies("a", reply(429, "1"), reply(503, "29"), reply(200, null));
    api()
        .onRequest(
            "a", () -> time().pass(Duration.ofMillis(api().requested().size() == 1 ? 20_000 : 0)));

    run(1, List.of("a"));

    assertEquals(List.of("answered"), messages());
    // Not also for the ticks that were due meanwhile.
    assertEquals(durations("PT1S"), paused());
  }

  @Test
  void usesUpNoRetries() throws Exception {
    Response limited = reply(429, "2");
    for (String id : ids(4)) {
      List<Response> tenTimes = Collections.nCopies(10, limited);
      api()
          .replies(
              id,
              Stream.concat(tenTimes.stream(), Stream.of(reply(503, null), reply(200, null)))
                  .toArray(Response[]::new));
    }

    run(4, ids(4));

    assertEquals(List.of("answered", "answered", "answered", "answered"), messages());
    assertEquals(
        Stream.concat(Collections.nCopies(10, "PT2S").stream(), Stream.of("PT0.5S"))
            .map(Duration::parse)
            .toList(),
        time().pauses());
    assertEquals(Collections.nCopies(10, Duration.ofSeconds(2)), paused());
  }

  @Test
  void theLongestPauseCountsBeforeMoreIsSent() throws Exception {
    api().replies("a", reply(429, "20"), reply(200, null));
    api().replies("b", reply(429, "5"), reply(200, null));
    api().replies("c", reply(429, null), reply(200, null));

    run(4, List.of("answered", "a", "b", "c", "d"));

    assertEquals(List.of("answered", "a", "b", "c", "a", "b", "c", "d"), api().requested());
    assertEquals(durations("PT20S"), time().pauses());
  }

  /** Without a Retry-After, or with one of 0 seconds or a time in the past. */
  @ParameterizedTest
  @CsvSource({",", "0", "'Thu, 01 Jan 1970 00:00:00 GMT'"})
  void pausesDoubleUntilSomethingIsAnswered(@Nullable String retryAfter) throws Exception {
    Response limited = reply(429, retryAfter);
    api().replies("a", limited, limited, limited, limited, reply(200, null));
    api().replies("b", limited, reply(200, null));

    run(1, List.of("a", "b"));

    assertEquals(durations("PT0.5S PT1S PT2S PT4S PT0.5S"), time().pauses());
  }

  /** The limiter's window is longer than the default timeout, and all retries together. */
  @ParameterizedTest
  @CsvSource({"true, PT183S", "false, PT184.5S"})
  void answersAListSlowlyInWhichNothingIsLost(boolean saysHowLong, Duration end) throws Exception {
    allow(5, Duration.ofSeconds(61), saysHowLong);

    run(8, ids(20));

    assertEquals(Collections.nCopies(20, "answered"), messages());
    assertEquals(end, Duration.ofNanos(time().nanos()));
  }

  @ParameterizedTest
  @CsvSource({
    ", PT91.5S, waited 1m32s of at most 2m",
    "5, PT120S, 'waited 2m of at most 2m, but Retry-After is 5s'",
    "50, PT100S, 'waited 1m40s of at most 2m, but Retry-After is 50s'",
    "120, PT120S, 'waited 2m of at most 2m, but Retry-After is 2m'",
    "121, PT0S, 'waited 0s of at most 2m, but Retry-After is 2m1s'"
  })
  void givesUpTwoMinutesAfterTheStart(@Nullable String retryAfter, Duration end, String why)
      throws Exception {
    api().repliesToAll(() -> reply(429, retryAfter));

    run(2, List.of("a", "b", "c"));

    String reason = LIMITED + "; " + why;
    assertEquals(List.of(reason, reason, "not asked: " + reason), messages());
    assertEquals(Arrays.asList(429, 429, null), statuses());
    assertEquals(end, Duration.ofNanos(time().nanos()));
  }

  @Test
  void givesUpTwoMinutesAfterTheLastAnswer() throws Exception {
    api().replies("a", reply(429, "100"), reply(200, null));
    api().replies("b", reply(429, "120"), reply(429, "1"));

    run(1, List.of("a", "b"));

    assertEquals(durations("PT100S PT120S"), time().pauses());
    String why = "; waited 2m of at most 2m, but Retry-After is 1s";
    assertEquals(List.of("answered", LIMITED + why), messages());
  }

  @Test
  void isWaitedForAsLongAsTheRunWaitsForItsGate() throws Exception {
    waitInSilence(Duration.ofHours(1));
    endAfter(Duration.ofHours(1));
    api().replies("a", reply(429, "3599"), reply(200, null));
    api().replies("b", reply(429, null));

    run(1, List.of("a", "b"));

    // Without a length, the first pause would end with the run.
    assertEquals(durations("PT3599S PT0.5S"), time().pauses());
    assertEquals(Duration.ofMillis(3_600_500).toNanos(), notBefore());
    assertEquals(List.of("answered", LIMITED), messages());
  }

  /** A 429 may arrive before the answers to requests sent at the same time. */
  @Test
  void isNotGivenUpBeforeTheAnswersToWhatIsInFlight() throws Exception {
    api().replies("a", reply(429, "100"), reply(429, "60"), reply(200, null));
    api().replies("b", reply(429, "100"));
    api()
        .onRequest(
            "b",
            () -> {
              if (api().requested().size() == 4) {
                api().hold("b");
                time().pass(Duration.ofSeconds(1));
              }
            });
    tickEvery(Duration.ofSeconds(1));
    onTick(() -> api().answer("b"));

    run(2, List.of("a", "b"));

    assertEquals(List.of("answered", "answered"), messages());
  }

  @Test
  void withoutRetriesItIsAFailureLikeAnyOther() throws Exception {
    retry(0);
    api().replies("b", reply(429, "3600"));

    run(1, List.of("a", "b", "c"));

    assertEquals(List.of("answered", LIMITED, "answered"), messages());
    assertEquals(List.of(), time().pauses());
  }

  /** Allows this number of requests in each window; optionally says when the next one starts. */
  private void allow(int number, Duration length, boolean saysHowLong) {
    api()
        .repliesToAll(
            () -> {
              long now = time().nanos() / length.toNanos();
              answered = now == window ? answered + 1 : 1;
              window = now;
              long left =
                  length.minus(Duration.ofNanos(time().nanos() % length.toNanos())).toSeconds();
              return answered <= number
                  ? reply(200, null)
                  : reply(429, saysHowLong ? "" + left : null);
            });
  }

  private static List<Duration> durations(String texts) {
    return Stream.of(texts.split(" ")).map(Duration::parse).toList();
  }
}
