package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** A run that is interrupted while it waits for a reply ends at once, and its exchange with it. */
class InterruptTest {
  @Test
  void endsTheExchange() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch clientLeft = new CountDownLatch(1);
    RawServer.Behaviour silence =
        (connection, request) -> {
          asked.countDown();
          if (connection.getInputStream().read() == -1) {
            clientLeft.countDown();
          }
        };
    try (RawServer server = RawServer.start(silence)) {
      CompletableFuture<Outcome> outcome = new CompletableFuture<>();
      Thread run =
          new Thread(() -> outcome.complete(server.cli().run("last-pass", "id", "--json")));
      run.start();
      assertEquals(true, asked.await(20, TimeUnit.SECONDS));

      run.interrupt();

      assertEquals(new Outcome(130, "", ""), outcome.get(20, TimeUnit.SECONDS));
      assertEquals(true, clientLeft.await(20, TimeUnit.SECONDS), "the exchange was not ended");
    }
  }
}
