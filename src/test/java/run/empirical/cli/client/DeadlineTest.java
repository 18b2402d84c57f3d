package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.RawServer;

/** One deadline covers the whole exchange: a silent server, slow headers and a slow body. */
class DeadlineTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private final CountDownLatch disconnected = new CountDownLatch(1);

  @Test
  void endsWhenTheServerIsSilent() throws Exception {
    endsWithTryLater((connection, request) -> drip(connection, ""));
  }

  @Test
  void endsDuringSlowHeaders() throws Exception {
    endsWithTryLater(
        (connection, request) -> {
          RawServer.send(connection, OK);
          drip(connection, "X-More: yes\r\n");
        });
  }

  @Test
  void endsDuringASlowBody() throws Exception {
    endsWithTryLater(
        (connection, request) -> {
          RawServer.send(connection, OK + "Content-Length: 1000000\r\n\r\n{\"data\":[]");
          drip(connection, " ");
        });
  }

  @Test
  void reportsTheTimeoutAsJson() throws Exception {
    try (RawServer server = RawServer.start((connection, request) -> drip(connection, ""))) {
      assertEquals(
          tooSlow(server).forPrograms("id"),
          server.cli().realTime().run("last-pass", "id", "--timeout", "1s", "--json"));
    }
  }

  private void endsWithTryLater(RawServer.Behaviour behaviour) throws Exception {
    try (RawServer server = RawServer.start(behaviour)) {
      assertEquals(
          tooSlow(server).forPeople(),
          server.cli().realTime().run("last-pass", "id", "--timeout", "1s"));
      assertEquals(1, server.heads().size());
      assertEquals(true, disconnected.await(20, TimeUnit.SECONDS), "the exchange was not ended");
    }
  }

  private static FailedLookUp tooSlow(RawServer server) {
    return new FailedLookUp(
        75, "try_later", null, true, "no answer from " + server.url() + " within 1s (--timeout)");
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
