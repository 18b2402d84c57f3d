package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import run.empirical.cli.Connection;
import run.empirical.cli.FakeApi;

/** Starting and closing a sandbox; clients that stall; delayed responses. */
@Timeout(60)
class SandboxTest {
  private static final String BODY = "{\"test_case_id\":\"a\"}";
  private static final String ANSWER = "{\"data\":[]}";
  private static final String START = "POST " + FakeApi.PATH + " HTTP/1.1\r\nHost: ";

  private final List<Socket> clients = new ArrayList<>();

  @AfterEach
  void disconnect() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 may lead nowhere")
  void listensOnLoopbackOnly() throws Exception {
    try (RunningSandbox sandbox = startOn(0)) {
      InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
      assertThrows(ConnectException.class, () -> new Socket(other, sandbox.port()).close());
    }
  }

  @Test
  void holdsItsPortUntilItIsClosed() throws Exception {
    RunningSandbox first = startOn(0);
    int port = first.port();
    assertThrows(BindException.class, () -> startOn(port));
    first.close();
    first.close();
    assertThrows(ConnectException.class, () -> connect(first));

    try (RunningSandbox second = startOn(port)) {
      assertEquals(ANSWER, second.post(BODY).body());
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
  void dropsDelayedAnswersWhenItIsClosed() throws Exception {
    try (RunningSandbox sandbox = delayedBy(Duration.ofDays(36_500))) {
      awaitDelay(connect(sandbox));
    }
    assertEquals("", readToEnd(clients.get(0)));
  }

  private static RunningSandbox startOn(int port) throws IOException {
    return RunningSandbox.start(port, RunningSandbox.read("{}"), null, Duration.ZERO);
  }

  private static RunningSandbox delayedBy(Duration delay) throws IOException {
    return RunningSandbox.start(0, RunningSandbox.read("{}"), null, delay);
  }

  /** A raw connection, for requests that an HTTP client would never send. */
  private Socket connect(RunningSandbox sandbox) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), sandbox.port());
    clients.add(client);
    client.setSoTimeout(20_000);
    return client;
  }

  /** Sends a request, and returns when the sandbox has begun to read its body. */
  private static void awaitDelay(Socket client) throws IOException {
    Connection connection = new Connection(client);
    connection.send(
        START
            + "a\r\nAuthorization: Bearer any-key\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + BODY.length()
            + "\r\nExpect: 100-continue\r\n\r\n");
    assertTrue(connection.request().head().startsWith("HTTP/1.1 100 Continue"));
    connection.send(BODY);
  }

  /** Everything received before the connection is closed or reset. */
  private static String readToEnd(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      return "";
    }
  }
}
