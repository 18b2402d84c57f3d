package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.RawServer;

/** A reply may have at most 16 MiB. */
class LargeReplyTest {
  private static final int LIMIT = 16 * 1024 * 1024;
  private static final String START = "{\"data\":[]";

  @Test
  void acceptsAReplyOf16MiB() throws IOException {
    try (RawServer server =
        RawServer.start((connection, request) -> sendPadded(connection, LIMIT))) {
      assertEquals(0, server.cli().run("last-pass", "id").exit());
    }
  }

  @Test
  void rejectsAReplyOver16MiB() throws IOException {
    try (RawServer server =
        RawServer.start((connection, request) -> sendPadded(connection, LIMIT + 1))) {
      assertEquals(tooLarge().forPeople(), server.cli().run("last-pass", "id"));
      assertEquals(tooLarge().forPrograms("id"), server.cli().run("last-pass", "id", "--json"));
      assertEquals(2, server.heads().size());
    }
  }

  @Test
  void rejectsAnEndlessReply() throws IOException {
    try (RawServer server = RawServer.start((connection, request) -> sendWithoutEnd(connection))) {
      assertEquals(tooLarge().forPeople(), server.cli().run("last-pass", "id"));
    }
  }

  private static FailedLookUp tooLarge() {
    return new FailedLookUp(
        76,
        "protocol",
        200,
        false,
        "the reply breaks the API's contract: it is larger than 16 MiB (HTTP 200)");
  }

  private static void sendPadded(Socket connection, int length) throws IOException {
    RawServer.send(connection, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + START);
    RawServer.send(connection, " ".repeat(length - START.length() - 1) + "}");
  }

  private static void sendWithoutEnd(Socket connection) throws IOException {
    RawServer.send(connection, "HTTP/1.1 200 OK\r\n\r\n" + START);
    byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    OutputStream out = connection.getOutputStream();
    while (!connection.isClosed()) {
      out.write(blanks);
    }
  }
}
