package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** One deadline covers the whole exchange: a silent server, slow headers and a slow body. */
class DeadlineTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private final CountDownLatch disconnected = new CountDownLatch(1);

  @ParameterizedTest
  @MethodSource("slowReplies")
  void endsWithTryLater(String start, String drop) throws Exception {
    RawServer.Behaviour slow =
        (connection, request) -> {
          RawServer.send(connection, start);
          drip(connection, drop);
        };
    try (RawServer server = RawServer.start(slow)) {
      String message = "no answer from " + server.url() + " within 1s (--timeout)";
      assertEquals(
          new Outcome(75, "", "empirical: " + message + "\n"),
          server.cli().realTime().run("last-pass", "id", "--timeout", "1s"));
      assertEquals(1, server.heads().size());
      assertEquals(true, disconnected.await(20, TimeUnit.SECONDS), "the exchange was not ended");
    }
  }

  static Stream<Arguments> slowReplies() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of(OK, "X-More: yes\r\n"),
        Arguments.of(OK + "Content-Length: 1000000\r\n\r\n{\"data\":[]", " "));
  }

  /** Sends the same text repeatedly until the client disconnects. */
  private void drip(Socket connection, String drop) throws IOException {
    connection.setSoTimeout(50);
    boolean left = false;
    while (!left) {
      try {
        RawServer.send(connection, drop);
        left = connection.getInputStream().read() == -1;
      } catch (SocketTimeoutException e) {
        left = false;
      } catch (IOException e) {
        left = true;
      }
    }
    disconnected.countDown();
  }
}
