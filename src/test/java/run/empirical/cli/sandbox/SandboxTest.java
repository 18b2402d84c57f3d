package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
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

/** Starting a sandbox, concurrent and misbehaving clients, delayed responses, closing. */
@Timeout(60)
class SandboxTest {

  private static final String BODY = "{\"test_case_id\":\"a\"}";
  private static final String ANSWER = "{\"data\":[]}";
  private static final int MORE_THAN_THREADS = 70;
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  @Test
  void listensOnLoopback() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      URI base = sandbox.sandbox().baseUri();

      sandbox.connect().close();
      assertEquals("http://127.0.0.1:" + base.getPort(), base.toString());
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 may lead nowhere")
  void listensOnNoOtherAddress() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      assertThrows(ConnectException.class, () -> sandbox.connect(2).close());
    }
  }

  @Test
  void reportsAPortInUse() throws Exception {
    try (RunningSandbox first = RunningSandbox.withBuiltInData()) {
      SandboxSettings samePort = onPort(first.sandbox().baseUri().getPort());

      assertThrows(BindException.class, () -> Sandbox.start(samePort));
    }
  }

  @Test
  void canReuseAPortAfterClosing() throws Exception {
    int port;
    try (RunningSandbox first = RunningSandbox.withBuiltInData()) {
      assertEquals(ANSWER, first.post(BODY).body());
      port = first.sandbox().baseUri().getPort();
    }
    try (RunningSandbox second = new RunningSandbox(Sandbox.start(onPort(port)))) {
      assertEquals(ANSWER, second.post(BODY).body());
    }
  }

  @Test
  void refusesConnectionsAfterClosing() throws Exception {
    RunningSandbox sandbox = RunningSandbox.withBuiltInData();
    sandbox.close();
    sandbox.close();

    assertThrows(ConnectException.class, () -> sandbox.connect().close());
  }

  @Test
  void reusesAConnection() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData();
        Socket socket = sandbox.connect()) {
      BufferedReader replies = reader(socket);
      for (int i = 0; i < 3; i++) {
        RunningSandbox.write(socket, head("Content-Length: " + BODY.length()) + BODY);
        assertEquals("HTTP/1.1 200 OK", replies.readLine());
        while (!replies.readLine().isEmpty()) {
          // The rest of the head.
        }
        char[] answer = new char[ANSWER.length()];
        assertEquals(answer.length, replies.read(answer));
        assertEquals(ANSWER, new String(answer));
      }
    }
  }

  @Test
  void acceptsAChunkedBody() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      String reply =
          sandbox.exchange(
              head("Transfer-Encoding: chunked", "Connection: close")
                  + "9\r\n"
                  + BODY.substring(0, 9),
              Integer.toHexString(BODY.length() - 9),
              BODY.substring(9),
              "0",
              "",
              "");

      assertTrue(reply.startsWith("HTTP/1.1 200 OK\r\n"), reply);
      assertTrue(reply.endsWith("\r\n\r\n" + ANSWER), reply);
    }
  }

  @Test
  void answersManyClientsAtOnce() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        replies.add(sendAsync(sandbox));
      }
      for (CompletableFuture<HttpResponse<String>> reply : replies) {
        assertEquals(ANSWER, reply.get().body());
      }
    }
  }

  @Test
  void disconnectsClientsThatStallInTheHeaders() throws Exception {
    assertSurvivesStallAfter("POST " + RunningSandbox.PATH + " HTTP/1.1\r\nHost: ");
  }

  @Test
  void disconnectsClientsThatStallInTheBody() throws Exception {
    assertSurvivesStallAfter(head("Content-Length: 1000") + "{");
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "hello",
    "'GET\r\n\r\n'",
    "'GET / HTTP/1.1\r\n: x\r\n\r\n'",
    "'GET http://[ HTTP/1.1\r\n\r\n'",
    "'POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n'",
    "'POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n'",
    "'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'",
    "'POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n'",
    "'OPTIONS * HTTP/1.1\r\n\r\n'",
    "'\u0016\u0003\u0001\u0002'",
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
      HttpResponse<String> reply = sandbox.post(BODY);
      long waited = System.nanoTime() - before;

      assertEquals(ANSWER, reply.body());
      assertTrue(waited >= delay.toNanos(), () -> "answered after " + waited + " ns");
    }
  }

  @Test
  void usesNoThreadWhileDelayingAnAnswer() throws Exception {
    List<Socket> clients = new ArrayList<>();
    try (RunningSandbox sandbox = delayedBy(FOR_EVER)) {
      for (int i = 0; i < MORE_THAN_THREADS; i++) {
        Socket client = sandbox.connect();
        clients.add(client);
        RunningSandbox.write(
            client, head("Content-Length: " + BODY.length(), "Expect: 100-continue"));
        assertEquals("HTTP/1.1 100 Continue", reader(client).readLine());
        RunningSandbox.write(client, BODY);
      }
    } finally {
      closeAll(clients);
    }
  }

  @Test
  void abortsDelayedAnswersOnClose() throws Exception {
    RunningSandbox sandbox = delayedBy(FOR_EVER);
    CompletableFuture<HttpResponse<String>> reply;
    try (Socket client = sandbox.connect()) {
      reply = sendAsync(sandbox);
      RunningSandbox.write(
          client, head("Content-Length: " + BODY.length(), "Expect: 100-continue"));
      assertEquals("HTTP/1.1 100 Continue", reader(client).readLine());

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

  /** Stalled clients are disconnected eventually; others are served meanwhile. */
  private static void assertSurvivesStallAfter(String start) throws Exception {
    List<Socket> stalled = new ArrayList<>();
    try (RunningSandbox sandbox = RunningSandbox.withBuiltInData()) {
      for (int i = 0; i < 10; i++) {
        Socket socket = sandbox.connect();
        stalled.add(socket);
        RunningSandbox.write(socket, start);
      }
      assertEquals(ANSWER, sandbox.post(BODY).body());
      for (Socket socket : stalled) {
        assertEquals("", readToEnd(socket));
      }
    } finally {
      closeAll(stalled);
    }
  }

  private static RunningSandbox delayedBy(Duration delay) throws IOException {
    SandboxSettings settings = RunningSandbox.settings(SandboxData.builtIn(), null, delay);
    return new RunningSandbox(Sandbox.start(settings));
  }

  private static SandboxSettings onPort(int port) {
    return new SandboxSettings(
        port, SandboxData.builtIn(), null, Duration.ZERO, InstantSource.system());
  }

  private static CompletableFuture<HttpResponse<String>> sendAsync(RunningSandbox sandbox) {
    return sandbox
        .http()
        .sendAsync(
            sandbox.request().POST(BodyPublishers.ofString(BODY)).build(), BodyHandlers.ofString());
  }

  private static String head(String... headers) {
    return "POST "
        + RunningSandbox.PATH
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any-key\r\n"
        + "Content-Type: application/json\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
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
