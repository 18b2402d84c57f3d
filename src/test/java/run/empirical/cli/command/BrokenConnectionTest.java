package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** Connections that end before a whole reply came: 69 after all tries. */
class BrokenConnectionTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  static Stream<String> endsEarly() {
    return Stream.of(
        "",
        "HTTP/1.1 200 OK\r\nConte",
        OK + "Content-Length: 100\r\n\r\n{\"data\":[]}",
        OK + "Content-Length: 100\r\n\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"data\":[]}\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"data\":[]}");
  }

  @ParameterizedTest
  @MethodSource
  void endsEarly(String reply) throws IOException {
    try (RawServer server = RawServer.sending(reply)) {
      FailedLookUp failed =
          unreachable(
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
  void isReset() throws IOException {
    try (RawServer server =
        RawServer.start((connection, request) -> connection.setSoLinger(true, 0))) {
      FailedLookUp failed = unreachable("cannot reach " + server.url() + ": connection reset");

      assertEquals(failed.forPeople(), server.cli().run("last-pass", "id"));
      assertEquals(4, server.heads().size());
      assertEquals(failed.forPrograms("id"), server.cli().run("last-pass", "id", "--json"));
    }
  }

  @Test
  void isResetWithinTheReply() throws IOException {
    try (RawServer server =
        RawServer.start(
            (connection, request) -> {
              RawServer.send(connection, OK + "Content-Length: 100\r\n\r\n{\"data\":[]}");
              connection.setSoLinger(true, 0);
            })) {
      FailedLookUp failed = unreachable("cannot reach " + server.url() + ": connection reset");

      assertEquals(failed.forPeople(), server.cli().run("last-pass", "id"));
    }
  }

  @Test
  void isRefused() throws IOException {
    String url;
    try (ServerSocket nobody = new ServerSocket(0)) {
      url = "http://127.0.0.1:" + nobody.getLocalPort();
    }
    FailedLookUp failed = unreachable("cannot reach " + url + ": connection refused");

    assertEquals(failed.forPeople(), asking(url).run("last-pass", "id"));
    assertEquals(failed.forPrograms("id"), asking(url).run("last-pass", "id", "--json"));
  }

  @Test
  void hasNoAddressToGoTo() {
    String url = "http://no-such-host.invalid:1234";
    FailedLookUp failed =
        unreachable("cannot reach " + url + ": could not resolve host no-such-host.invalid");

    assertEquals(failed.forPeople(), asking(url).run("last-pass", "id", "--allow-http"));
    assertEquals(
        failed.forPrograms("id"), asking(url).run("last-pass", "id", "--allow-http", "--json"));
  }

  static Stream<Arguments> notHttp() {
    return Stream.of(
        Arguments.of(
            "220 mail.example ESMTP\r\n", "Invalid status line: \"220 mail.example ESMTP\""),
        Arguments.of("SSH-2.0-OpenSSH_9.2\r\n", "Invalid status line: \"SSH-2.0-OpenSSH_9.2\""),
        Arguments.of("HTTP/1.1 2xx OK\r\n\r\n", "Invalid status line: \"HTTP/1.1 2xx OK\""),
        Arguments.of(OK + "bad name: 1\r\n\r\n", "Invalid header name \"bad name\""),
        Arguments.of(
            OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
            "Illegal character in chunk size: 120"),
        Arguments.of(
            OK + "Transfer-Encoding: chunked\r\n\r\n1;" + "x".repeat(5000),
            "Chunk header size too long: 2050"),
        Arguments.of(OK + "Content-Length: x\r\n\r\n", "For input string: \"x\""),
        Arguments.of("HTTP/1.1 101 Go on\r\n\r\n", "Unexpected 101 response, when not upgrading"));
  }

  @ParameterizedTest
  @MethodSource
  void notHttp(String reply, String why) throws IOException {
    try (RawServer server = RawServer.sending(reply)) {
      FailedLookUp failed =
          new FailedLookUp(
              76, "protocol", null, false, "invalid HTTP reply from " + server.url() + ": " + why);

      assertEquals(failed.forPeople(), server.cli().run("last-pass", "id"));
      assertEquals(1, server.heads().size());
      assertEquals(failed.forPrograms("id"), server.cli().run("last-pass", "id", "--json"));
    }
  }

  @Test
  void isCloseDelimited() throws IOException {
    try (RawServer server = RawServer.sending(OK + "\r\n{\"data\":[]}")) {
      assertEquals(
          new Outcome(
              0,
              "",
              "empirical: id has not passed in the 30 days before now (look further back with"
                  + " --days); it does not look like a Playwright test ID\n"),
          server.cli().run("last-pass", "id"));
    }
  }

  private static Cli asking(String url) {
    return new Cli().variable("EMPIRICAL_API_URL", url).variable("EMPIRICALRUN_KEY", FakeApi.KEY);
  }

  private static FailedLookUp unreachable(String message) {
    return new FailedLookUp(69, "unreachable", null, true, message);
  }
}
