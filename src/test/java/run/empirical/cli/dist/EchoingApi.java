package run.empirical.cli.dist;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.RawServer;

/**
 * An API or a proxy that quotes secrets in its replies. A test case's ID selects the reply: a
 * status, or a fault.
 */
final class EchoingApi implements AutoCloseable {
  /** What it can be asked. */
  static final List<String> IDS =
      List.of(
          "200",
          "204",
          "302",
          "400",
          "401",
          "404",
          "407",
          "429",
          "500",
          "503",
          "breach",
          "not-json",
          "cut",
          "status-line");

  private static final Pattern ID = Pattern.compile("\"test_case_id\":\"([^\"]*)\"");
  private static final Pattern KEY = Pattern.compile("(?m)^Authorization: Bearer (.*)$");

  private final RawServer server;
  private final String secrets;
  private final List<String> keys = new CopyOnWriteArrayList<>();

  /** Starts a server that quotes this text, which is valid in JSON. */
  EchoingApi(ServerSocket socket, String secrets) {
    this.secrets = secrets;
    this.server = RawServer.start(socket, this::reply);
  }

  EchoingApi(String secrets) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), secrets);
  }

  int port() {
    return server.port();
  }

  /** The keys received since the last call, one per request. */
  List<String> takeKeys() {
    List<String> taken = List.copyOf(keys);
    keys.clear();
    return taken;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void reply(Socket connection, RawServer.Request request) throws IOException {
    Matcher key = KEY.matcher(request.head());
    Matcher id = ID.matcher(request.body());
    if (key.find() && id.find()) {
      keys.add(key.group(1));
      RawServer.send(connection, answer(id.group(1)));
    }
  }

  private String answer(String id) {
    String status = Character.isDigit(id.charAt(0)) ? id + " " + secrets : "200 OK";
    String head =
        """
        HTTP/1.1 STATUS
        Connection: close
        X-Echo: SECRETS
        Content-Type: text/SECRETS
        Retry-After: 0
        Location: https://elsewhere.example/SECRETS
        """
            .replace("STATUS", status)
            .replace("SECRETS", secrets)
            .replace("\n", "\r\n");
    return switch (id) {
      case "200" ->
          head
              + withLength(
                  """
                  {"data":[{"environment_id":"%1$s","test_run_id":"%1$s","executed_at":1763975564000}]}
                  """
                      .formatted(secrets));
      case "204" -> head + withLength("");
      case "500" -> head + withLength("{\"error\":\"I know " + secrets + "\"}");
      case "breach" ->
          head + withLength("{\"data\":[],\"" + secrets + "\":1,\"" + secrets + "\":2}");
      case "not-json" -> head + withLength("{\"data\":" + secrets);
      case "cut" -> head + "Content-Length: 1000\r\n\r\n" + secrets;
      case "status-line" -> secrets + "\r\n\r\n";
      default ->
          head + withLength("{\"data\":null,\"error\":{\"message\":\"I know " + secrets + "\"}}");
    };
  }

  private static String withLength(String body) {
    return "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
