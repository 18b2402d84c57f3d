package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.UnsteadyApi;
import run.empirical.cli.connection.ApiUrl;
import run.empirical.cli.connection.ProxySettings;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.lookup.Batches;
import run.empirical.cli.lookup.RetryPolicy;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;

/** Look-ups over real connections. */
class HttpLastPassApiTest extends Batches {
  @RegisterExtension static final FakeApi API = new FakeApi();
  @RegisterExtension static final FakeApi ELSEWHERE = new FakeApi();

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
      ApiUrl url = ApiUrl.parse(server.url(), "--api-url", false);
      RetryPolicy policy = new RetryPolicy(Duration.ofMinutes(1), 0, Duration.ZERO, () -> 0);
      try (ApiSession lookUps =
          new ApiSession(
              connection(url, null),
              policy,
              64,
              time(),
              lines -> {
                threads.add(Thread.currentThread());
                log.add(lines.get(0));
              })) {
        run(lookUps, IntStream.rangeClosed(1, 64).mapToObj(Integer::toString).toList());
      } finally {
        over.release(56);
      }
    }
    assertEquals(Set.of(Thread.currentThread()), threads);
    assertEquals(64, log.stream().filter(line -> line.startsWith("> POST")).count());
    assertEquals(8, log.stream().filter(line -> line.startsWith("< HTTP/1.1 503 (")).count());
  }

  /** An invalid port, which no variable can give, causes an exception on an exchange's thread. */
  @Test
  void reportsABugAsSuchWithoutARetry() throws Exception {
    ApiUrl url = ApiUrl.parse("http://api.test", "--api-url", true);
    List<String> log = new ArrayList<>();
    try (ApiSession lookUps =
        new ApiSession(
            connection(url, new ProxySettings("127.0.0.1", 99_999, null)),
            new RetryPolicy(Duration.ofMinutes(1), 9, Duration.ZERO, () -> 0),
            1,
            time(),
            lines -> log.add(lines.get(0)))) {
      run(lookUps, List.of("a"));
    }
    Failure bug =
        Failure.of(
            ExitStatus.INTERNAL,
            "unexpected java.lang.IllegalArgumentException: port out of range:99999");
    assertEquals(List.of(LookUpResult.failed(TestCase.of("a"), bug)), results());
    assertEquals(1, log.size());
  }

  /** The JDK would remember it for ten seconds, and each retry would fail. */
  @Test
  void remembersForOneSecondThatANameDoesNotResolve() {
    new HttpLastPassApi(connection(ApiUrl.parse(API.url(), "--api-url", false), null), 1).close();
    assertEquals("1", Security.getProperty("networkaddress.cache.negative.ttl"));
  }

  @Test
  void interruptingARunEndsItsExchange() throws Exception {
    CountDownLatch requested = new CountDownLatch(1);
    CountDownLatch disconnected = new CountDownLatch(1);
    RawServer.Behaviour silence =
        connection -> {
          connection.request();
          requested.countDown();
          connection.silence();
          disconnected.countDown();
        };
    try (RawServer server = RawServer.start(silence)) {
      CompletableFuture<Outcome> outcome = new CompletableFuture<>();
      Thread run =
          new Thread(() -> outcome.complete(server.cli().run("last-pass", "id", "--json")));
      run.start();
      assertEquals(true, requested.await(20, TimeUnit.SECONDS));

      run.interrupt();

      assertEquals(new Outcome(130, "", ""), outcome.get(20, TimeUnit.SECONDS));
      assertEquals(true, disconnected.await(20, TimeUnit.SECONDS), "the exchange was not ended");
    }
  }

  /** A redirect would send the key to another server. */
  @Test
  void doesNotFollowRedirects() {
    String target = ELSEWHERE.url() + FakeApi.PATH;
    API.answers(reply(307, "").withHeader("Location", target));

    assertEquals(
        Outcome.error(
            76,
            "the reply is a redirect to "
                + target
                + " (HTTP 307). Redirects are not followed: check the base URL "
                + API.url()),
        API.cli().lastPass("id"));
    assertEquals(1, API.requests().size());
    assertEquals(0, ELSEWHERE.requests().size());
  }

  /** A small reply could unpack to terabytes. This one would be an answer without passes. */
  @Test
  void doesNotUnpackReplies() {
    String packed = "H4sIAAAAAAACA6tWSkksSVSyio6tBQCUZLJeCwAAAA==";
    API.answers(reply(200, "").withBase64Body(packed).withHeader("Content-Encoding", "gzip"));

    assertEquals(
        Outcome.error(76, "the reply breaks the API's contract: not UTF-8 (HTTP 200)"),
        API.cli().lastPass("id"));
  }
}
