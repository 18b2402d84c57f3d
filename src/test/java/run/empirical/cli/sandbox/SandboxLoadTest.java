package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sandbox under thousands of requests, or with clients that never finish one. */
@Timeout(60)
class SandboxLoadTest {
  private static final String BODY = "{\"test_case_id\":\"a\"}";
  private static final String ANSWER = "{\"data\":[]}";
  private static final String START = "POST " + RunningSandbox.PATH + " HTTP/1.1\r\nHost: ";
  private static final int MOST_THREADS = 64;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void answersThousandsOfRequests() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      List<CompletableFuture<Void>> clients = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        clients.add(ask(sandbox, 50));
      }
      CompletableFuture.allOf(clients.toArray(CompletableFuture<?>[]::new)).join();
      assertTrue(threads() <= MOST_THREADS, () -> threads() + " threads");
    }
  }

  @Test
  void slowClientsDoNotBlockOthers() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      for (int i = 0; i < MOST_THREADS / 3; i++) {
        slow.add(start(sandbox, START));
        slow.add(start(sandbox, START + "a\r\nContent-Length: 1000\r\n\r\n{"));
        slow.add(start(sandbox, ""));
      }
      long before = System.nanoTime();
      assertEquals(ANSWER, sandbox.post(BODY).body());
      Duration waited = Duration.ofNanos(System.nanoTime() - before);
      assertTrue(waited.compareTo(LIMIT) < 0, () -> "waited for " + waited);
      assertTrue(threads() <= MOST_THREADS, () -> threads() + " threads");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static Socket start(RunningSandbox sandbox, String text) throws IOException {
    Socket socket = sandbox.connect();
    RunningSandbox.write(socket, text);
    return socket;
  }

  /** Sends requests one after another from one client. */
  private static CompletableFuture<Void> ask(RunningSandbox sandbox, int times) {
    if (times == 0) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<HttpResponse<String>> reply =
        sandbox
            .http()
            .sendAsync(
                sandbox.request().POST(BodyPublishers.ofString(BODY)).build(),
                BodyHandlers.ofString());
    return reply.thenCompose(
        answer -> {
          assertEquals(ANSWER, answer.body());
          return ask(sandbox, times - 1);
        });
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("sandbox"))
        .count();
  }
}
