package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.Reference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import run.empirical.cli.RawServer;

class ClientThreadsTest {
  private final ClientThreads threads = new ClientThreads(2);

  /** The test keeps a reference to the client, which otherwise would end the thread itself. */
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

      threads.stop();

      selector.join();
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
