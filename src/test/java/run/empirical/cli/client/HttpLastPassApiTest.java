package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import run.empirical.cli.ManualTime;
import run.empirical.cli.UnsteadyApi;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Secrets;

/** A batch over real connections. */
class HttpLastPassApiTest {
  /** The other threads are interrupted, which would close the stream that they write to. */
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
      ApiUrl url = ApiUrl.parse(server.url(), "--api-url", false);
      RetryPolicy policy = new RetryPolicy(Duration.ofMinutes(1), 0, Duration.ZERO, () -> 0);
      try (LookUps lookUps =
          new LookUps(
              through(url, null),
              policy,
              64,
              new ManualTime(Instant.EPOCH),
              lines -> {
                threads.add(Thread.currentThread());
                log.add(lines.get(0));
              })) {
        lookUps.run(
            IntStream.rangeClosed(1, 64).mapToObj(i -> TestCase.of("" + i)).toList(),
            new LookBackWindow(null, null),
            null,
            lookUp -> {});
      } finally {
        over.release(56);
      }
    }
    assertEquals(Set.of(Thread.currentThread()), threads);
    assertEquals(64, log.stream().filter(line -> line.startsWith("> POST")).count());
    assertEquals(8, log.stream().filter(line -> line.startsWith("< HTTP/1.1 503 (")).count());
  }

  /** A port that no variable can give: an exception on an exchange's thread. */
  @Test
  void aBugIsNeitherTheNetworksFaultNorTriedAgain() throws Exception {
    ApiUrl url = ApiUrl.parse("http://api.test", "--api-url", true);
    List<String> log = new ArrayList<>();
    try (LookUps lookUps =
        new LookUps(
            through(url, new ProxySettings("127.0.0.1", 99_999, null)),
            new RetryPolicy(Duration.ofMinutes(1), 9, Duration.ZERO, () -> 0),
            1,
            new ManualTime(Instant.EPOCH),
            lines -> log.add(lines.get(0)))) {
      List<TestCase> one = List.of(TestCase.of("a"));
      Failure bug =
          Failure.of(
              ExitStatus.INTERNAL,
              "unexpected java.lang.IllegalArgumentException: port out of range:99999");
      assertEquals(
          List.of(LookUp.failed(one.get(0), bug)),
          lookUps.run(one, new LookBackWindow(null, null), null, lookUp -> {}).lookUps());
    }
    assertEquals(1, log.size());
  }

  private static ConnectionSettings through(ApiUrl url, @Nullable ProxySettings proxy) {
    return new ConnectionSettings(
        url, ApiKey.of("secret", "key"), null, proxy, Trust.JDK, new Secrets("secret").inReplies());
  }
}
