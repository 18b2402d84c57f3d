package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** How often a broken reply is asked for again. The fault matrix has all ways to break one. */
class BrokenConnectionTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  @Test
  void replyThatEndsEarlyIsTriedAgain() throws IOException {
    try (RawServer server = RawServer.sending(OK + "Content-Length: 100\r\n\r\n{\"data\":[]}")) {
      FailedLookUp failed =
          new FailedLookUp(
              69,
              "unreachable",
              null,
              true,
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

  @Test
  void replyThatIsNotHttpIsNotTriedAgain() throws IOException {
    try (RawServer server = RawServer.sending("SSH-2.0-OpenSSH_9.2\r\n")) {
      FailedLookUp failed =
          new FailedLookUp(
              76,
              "protocol",
              null,
              false,
              "invalid HTTP reply from "
                  + server.url()
                  + ": Invalid status line: \"SSH-2.0-OpenSSH_9.2\"");

      assertEquals(failed.forPeople(), server.cli().run("last-pass", "id"));
      assertEquals(1, server.heads().size());
      assertEquals(failed.forPrograms("id"), server.cli().run("last-pass", "id", "--json"));
    }
  }

  @Test
  void replyMayEndWithItsConnection() throws IOException {
    try (RawServer server = RawServer.sending(OK + "\r\n{\"data\":[]}")) {
      assertEquals(
          new Outcome(
              0,
              "",
              "empirical: id has not passed in the last 30 days (look further back with"
                  + " --days); it does not look like a Playwright test ID\n"),
          server.cli().run("last-pass", "id"));
    }
  }
}
