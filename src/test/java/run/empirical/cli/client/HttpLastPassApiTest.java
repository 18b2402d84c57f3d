package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;
import static run.empirical.cli.client.ScriptedApi.connection;

import java.io.IOException;
import java.security.Security;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.Connection;
import run.empirical.cli.FakeApi;
import run.empirical.cli.ManualTime;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.Sample;
import run.empirical.cli.connection.ProxySettings;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.TestCase;

/** Requests over real connections. */
class HttpLastPassApiTest {
  @RegisterExtension static final FakeApi API = new FakeApi();
  @RegisterExtension static final FakeApi ELSEWHERE = new FakeApi();

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch disconnected = new CountDownLatch(1);

  /** An invalid port, which no variable can give, causes an exception on an exchange's thread. */
  @Test
  void reportsABugAsSuch() throws Exception {
    ProxySettings proxy = new ProxySettings("127.0.0.1", 99_999, null);
    try (ApiSession session = session("http://api.test", proxy)) {
      assertEquals(
          Failure.of(
              ExitStatus.INTERNAL,
              "unexpected java.lang.IllegalArgumentException: port out of range:99999"),
          send(session).result().failure());
    }
  }

  /** The JDK would remember it for ten seconds, and each retry would fail. */
  @Test
  void remembersForOneSecondThatANameDoesNotResolve() {
    new HttpLastPassApi(connection(API.url(), null), 1).close();
    assertEquals("1", Security.getProperty("networkaddress.cache.negative.ttl"));
  }

  @Test
  void interruptingARunEndsItsExchange() throws Exception {
    try (RawServer server = RawServer.start(this::keepSilent)) {
      CompletableFuture<Outcome> outcome = new CompletableFuture<>();
      Thread run =
          new Thread(() -> outcome.complete(server.cli().run("last-pass", "id", "--json")));
      run.start();
      requested.await();

      run.interrupt();

      assertEquals(new Outcome(130, "", ""), outcome.get());
      // The exchange ends, too.
      disconnected.await();
    }
  }

  /** A look-up that has timed out gives its thread to the next one. */
  @Test
  void cancellingAnExchangeEndsIt() throws Exception {
    try (RawServer server = RawServer.start(this::keepSilent);
        ApiSession session = session(server.url(), null)) {
      ApiSession.Exchange exchange = send(session);
      requested.await();

      exchange.cancel();

      disconnected.await();
    }
  }

  /** Sends no headers: cancelled while they arrive, Java's client may keep the connection. */
  private void keepSilent(Connection connection) throws IOException {
    connection.request();
    requested.countDown();
    connection.silence();
    disconnected.countDown();
  }

  private static ApiSession session(String url, @Nullable ProxySettings proxy) {
    return new ApiSession(connection(url, proxy), 1, new ManualTime(Instant.EPOCH), null);
  }

  private static ApiSession.Exchange send(ApiSession session) {
    return session.send(Sample.create().question().request(TestCase.of("a")), () -> {});
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
