package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.RawServer;

/** How often a broken reply is asked for again. The fault matrix has all ways to break one. */
class BrokenConnectionTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  @Test
  void replyThatEndsEarlyIsTriedAgain() throws IOException {
    try (RawServer server = RawServer.sending(OK + "Content-Length: 100\r\n\r\n{\"data\":[]}")) {
      FailedLookUp failed =
          FailedLookUp.unreachable(
              "cannot reach "
                  + server.url()
                  + ": the connection closed before the whole reply arrived");

      assertEquals(failed.forPeople(), server.cli().run("last-pass", "id"));
      assertEquals(4, server.heads().size());
      assertEquals(
          failed.forPrograms("id"), server.cli().run("last-pass", "id", "--json", "--retries=0"));
      assertEquals(5, server.heads().size());
    }
  }
}
