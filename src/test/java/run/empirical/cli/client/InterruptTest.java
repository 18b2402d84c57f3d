package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** Interrupting a run that waits for a reply ends it and cancels its exchange. */
class InterruptTest {
  @Test
  void cancelsTheExchange() throws Exception {
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
}
