package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.RawServer;

/** One deadline bounds the whole exchange: silence, slow headers and slow bodies alike. */
class DeadlineTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private final CountDownLatch clientLeft = new CountDownLatch(1);

  @Test
  void passesInSilence() throws Exception {
    endsWithTryLater((connection, request) -> drip(connection, ""));
  }

  @Test
  void passesBetweenSlowHeaders() throws Exception {
    endsWithTryLater(
        (connection, request) -> {
          RawServer.send(connection, OK);
          drip(connection, "X-More: yes\r\n");
        });
  }

  @Test
  void passesWithinASlowBody() throws Exception {
    endsWithTryLater(
        (connection, request) -> {
          RawServer.send(connection, OK + "Content-Length: 1000000\r\n\r\n{\"data\":[]");
          drip(connection, " ");
        });
  }

  @Test
  void isSaidToPrograms() throws Exception {
    try (RawServer server = RawServer.start((connection, request) -> drip(connection, ""))) {
      assertEquals(
          tooSlow(server).forPrograms("id"),
          server.cli().run("last-pass", "id", "--timeout", "1s", "--json"));
    }
  }

  private void endsWithTryLater(RawServer.Behaviour behaviour) throws Exception {
    try (RawServer server = RawServer.start(behaviour)) {
      assertEquals(
          tooSlow(server).forPeople(), server.cli().run("last-pass", "id", "--timeout", "1s"));
      assertEquals(1, server.heads().size());
      assertEquals(true, clientLeft.await(20, TimeUnit.SECONDS), "the exchange was not ended");
    }
  }

  private static FailedLookUp tooSlow(RawServer server) {
    return new FailedLookUp(
        75, "try_later", null, true, "no answer from " + server.url() + " within 1s (--timeout)");
  }

  /** Sends the same again and again until the client leaves. */
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
    clientLeft.countDown();
  }
}
