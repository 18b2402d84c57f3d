package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting and closing a sandbox; many, slow and misbehaving clients; delayed responses. */
@Timeout(60)
class SandboxTest {
  private static final String BODY = "{\"test_case_id\":\"a\"}";
  private static final String ANSWER = "{\"data\":[]}";
  private static final String START = "POST " + RunningSandbox.PATH + " HTTP/1.1\r\nHost: ";
  private static final int MOST_THREADS = 64;
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 may lead nowhere")
  void listensOnLoopbackOnly() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      sandbox.connect().close();
      assertThrows(ConnectException.class, () -> sandbox.connect(2).close());
    }
  }

  @Test
  void holdsItsPortUntilItIsClosed() throws Exception {
    RunningSandbox first = RunningSandbox.withBuiltInData();
    SandboxSettings samePort =
        new SandboxSettings(
            first.sandbox().baseUri().getPort(),
            SandboxData.builtIn(),
            null,
            Duration.ZERO,
            InstantSource.system());
    assertThrows(BindException.class, () -> Sandbox.start(samePort));
    first.close();
    first.close();
    assertThrows(ConnectException.class, () -> first.connect().close());

    try (RunningSandbox second = new RunningSandbox(Sandbox.start(samePort))) {
      assertEquals(ANSWER, second.post(BODY).body());
    }
  }

  @Test
  void acceptsAChunkedBody() throws Exception {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      assertEquals(
          ANSWER,
          sandbox
              .send(
                  sandbox
                      .request()
                      .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
              .body());
    }
  }

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

  /** Stalled clients are disconnected in the end; others are served meanwhile. */
  @ParameterizedTest
  @ValueSource(strings = {START, START + "a\r\nContent-Length: 1000\r\n\r\n{"})
  void survivesClientsThatStall(String sent) throws Exception {
    List<Socket> stalled = new ArrayList<>();
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      for (int i = 0; i < MOST_THREADS / 2; i++) {
        Socket socket = sandbox.connect();
        stalled.add(socket);
        RunningSandbox.write(socket, sent);
      }
      assertEquals(ANSWER, sandbox.post(BODY).body());
      assertTrue(threads() <= MOST_THREADS, () -> threads() + " threads");
      for (Socket socket : stalled) {
        assertEquals("", readToEnd(socket));
      }
    } finally {
      closeAll(stalled);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "GET http://[ HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "\u0016\u0003\u0001\u0002",
      })
  void survivesNonHttpRequests(String bytes) throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      try (Socket socket = sandbox.connect()) {
        RunningSandbox.write(socket, bytes);
        socket.shutdownOutput();
        readToEnd(socket);
      }
      assertEquals(ANSWER, sandbox.post(BODY).body());
    }
  }

  @Test
  void delaysAnswersAsConfigured() throws Exception {
    Duration delay = Duration.ofMillis(80);
    try (RunningSandbox sandbox = delayedBy(delay)) {
      long before = System.nanoTime();
      assertEquals(ANSWER, sandbox.post(BODY).body());
      long waited = System.nanoTime() - before;
      assertTrue(waited >= delay.toNanos(), () -> "answered after " + waited + " ns");
    }
  }

  @Test
  void usesNoThreadWhileDelayingAnAnswer() throws Exception {
    List<Socket> clients = new ArrayList<>();
    try (RunningSandbox sandbox = delayedBy(FOR_EVER)) {
      for (int i = 0; i < MOST_THREADS + 6; i++) {
        Socket client = sandbox.connect();
        clients.add(client);
        awaitDelay(client);
      }
    } finally {
      closeAll(clients);
    }
  }

  @Test
  void abortsDelayedAnswersOnClose() throws Exception {
    RunningSandbox sandbox = delayedBy(FOR_EVER);
    CompletableFuture<HttpResponse<String>> reply = sendAsync(sandbox);
    try (Socket client = sandbox.connect()) {
      awaitDelay(client);

      sandbox.close();

      assertEquals("", readToEnd(client).replace("\r\n", ""));
    }
    ExecutionException cut =
        assertThrows(ExecutionException.class, () -> reply.get(20, TimeUnit.SECONDS));
    assertTrue(cut.getCause() instanceof IOException, () -> "cut by " + cut.getCause());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 500, PT0S, a port from 0 to 65535",
    "65536, 500, PT0S, a port from 0 to 65535",
    "0, 399, PT0S, an HTTP status from 400 to 599",
    "0, 600, PT0S, an HTTP status from 400 to 599",
    "0, 500, PT-0.001S, a delay of zero or more",
  })
  void rejectsInvalidSettings(int port, int failWith, Duration delay, String message) {
    SandboxData data = SandboxData.builtIn();
    InstantSource clock = InstantSource.system();
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SandboxSettings(port, data, failWith, delay, clock));
    assertEquals(message, refusal.getMessage());
  }

  private static RunningSandbox delayedBy(Duration delay) throws IOException {
    SandboxSettings settings = RunningSandbox.settings(SandboxData.builtIn(), null, delay);
    return new RunningSandbox(Sandbox.start(settings));
  }

  /** Sends a request, and returns when the sandbox has begun to read its body. */
  private static void awaitDelay(Socket client) throws IOException {
    RunningSandbox.write(
        client,
        START
            + "a\r\nAuthorization: Bearer any-key\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + BODY.length()
            + "\r\nExpect: 100-continue\r\n\r\n");
    BufferedReader replies =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    assertEquals("HTTP/1.1 100 Continue", replies.readLine());
    RunningSandbox.write(client, BODY);
  }

  /** Sends requests one after another from one client. */
  private static CompletableFuture<Void> ask(RunningSandbox sandbox, int times) {
    if (times == 0) {
      return CompletableFuture.completedFuture(null);
    }
    return sendAsync(sandbox)
        .thenCompose(
            reply -> {
              assertEquals(ANSWER, reply.body());
              return ask(sandbox, times - 1);
            });
  }

  private static CompletableFuture<HttpResponse<String>> sendAsync(RunningSandbox sandbox) {
    return sandbox.http().sendAsync(sandbox.request().build(), BodyHandlers.ofString());
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("sandbox"))
        .count();
  }

  /** Everything received before the connection is closed or reset. */
  private static String readToEnd(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      return "";
    }
  }

  private static void closeAll(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
