package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import run.empirical.cli.RawServer;

class ClientThreadsTest {
  private final HttpLastPassApi.Threads threads = new HttpLastPassApi.Threads(2);

  @Test
  void runsExchangesOnAnotherThread() throws Exception {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    threads.start(() -> ran.complete(Thread.currentThread())).get(20, TimeUnit.SECONDS);

    Thread thread = ran.join();
    assertNotSame(Thread.currentThread(), thread);
    assertTrue(thread.isDaemon(), "it would keep the process alive");
    threads.endSelector();
  }

  @Test
  void runsClientTasksOnTheCallingThread() {
    CompletableFuture<Thread> ran = new CompletableFuture<>();

    threads.execute(() -> ran.complete(Thread.currentThread()));

    assertSame(Thread.currentThread(), ran.join());
  }

  /** The client is still referenced, so that it does not end the thread by itself. */
  @Test
  void endsTheSelectorOfTheClientAndRejectsNewExchanges() throws Exception {
    Set<Thread> others = selectors();
    HttpClient client = HttpClient.newBuilder().executor(threads).build();
    try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(server.url())).build();
      assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
      Set<Thread> own = selectors();
      own.removeAll(others);
      Thread selector = own.iterator().next();

      threads.endSelector();

      selector.join(TimeUnit.SECONDS.toMillis(20));
      assertFalse(selector.isAlive());
      assertThrows(RejectedExecutionException.class, () -> threads.start(() -> {}));
    } finally {
      Reference.reachabilityFence(client);
    }
  }

  private static Set<Thread> selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("SelectorManager"))
        .collect(Collectors.toSet());
  }
}
