package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.RawServer;

/**
 * An API that quotes the key, or a proxy that quotes its credentials, in every part of its replies.
 * A test case's ID selects the behavior: a status to answer with, or a fault.
 */
final class EchoingApi implements AutoCloseable {
  /** The statuses that it answers with, and what violates HTTP or the contract. */
  static final List<String> IDS =
      List.of(
          ("200 201 202 204 206 300 301 302 303 304 305 307 308 400 401 402 403 404 405 406 407 408"
                  + " 409 410 411 412 413 414 415 416 417 418 421 422 423 424 425 426 428 429 431"
                  + " 451 500 501 502 503 504 breach duplicate not-json cut status-line length name"
                  + " reset")
              .split(" ", -1));

  private static final Pattern ID = Pattern.compile("\"test_case_id\":\"([^\"]*)\"");
  private static final Pattern KEY = Pattern.compile("(?m)^Authorization: Bearer (.*)$");

  private final RawServer server;
  private final String elsewhere;
  private final Runnable beforeReply;
  private final Function<RawServer.Request, String> quoted;
  private final List<String> keys = new CopyOnWriteArrayList<>();

  /**
   * Starts a server.
   *
   * @param elsewhere the target of redirects
   * @param beforeReply runs while a client waits for its reply
   * @param quoted the part of a request to quote
   */
  EchoingApi(
      ServerSocket socket,
      String elsewhere,
      Runnable beforeReply,
      Function<RawServer.Request, String> quoted) {
    this.elsewhere = elsewhere;
    this.beforeReply = beforeReply;
    this.quoted = quoted;
    this.server = RawServer.start(socket, this::reply);
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
    String key = key(request);
    String id = firstMatch(ID, request.body());
    if (key.isEmpty()) {
      return;
    }
    keys.add(key);
    beforeReply.run();
    if (id.equals("silence")) {
      int unused = connection.getInputStream().read();
      return;
    }
    if (id.equals("reset")) {
      connection.setSoLinger(true, 0);
      return;
    }
    String secret = quoted.apply(request);
    RawServer.send(connection, answer(id, secret));
  }

  /** The key in a request; empty if it has none. */
  static String key(RawServer.Request request) {
    return firstMatch(KEY, request.head());
  }

  private String answer(String id, String secret) {
    String status = Character.isDigit(id.charAt(0)) ? id + " " + secret : "200 OK";
    String head = "HTTP/1.1 " + status + "\r\n" + headers(secret);
    return switch (id) {
      case "200" ->
          head
              + withLength(
                  """
                  {"data":[{"environment_id":"1","test_run_id":"%1$s","executed_at":1763975564000},
                  {"environment_id":"<%1$s>","test_run_id":"7","executed_at":1763975564000}],"%1$s":"%1$s"}
                  """
                      .formatted(secret));
      case "204", "304" -> head + withLength("");
      case "500" -> head + withLength("{\"error\":\"I know " + secret + "\"}");
      case "breach" -> head + withLength("{\"data\":[{\"environment_id\":\"" + secret + "\"}]}");
      case "duplicate" -> head + withLength("{\"" + secret + "\":1,\"" + secret + "\":2}");
      case "not-json" -> head + withLength("{\"data\":" + secret);
      case "cut" -> head + "Content-Length: 1000\r\n\r\n" + secret;
      case "status-line" -> secret + " " + secret + "\r\n\r\n";
      case "length" -> head + "Content-Length: " + secret + "\r\n\r\n";
      case "huge" ->
          head + withLength("{\"data\":[{\"environment_id\":\"" + secret.repeat(300_000) + "\"}]}");
      case "name" -> head + secret + " " + secret + ": x\r\n\r\n";
      default ->
          head + withLength("{\"data\":null,\"error\":{\"message\":\"I know " + secret + "\"}}");
    };
  }

  private String headers(String secret) {
    String where = elsewhere + "/" + secret + "?key=" + URLEncoder.encode(secret, UTF_8);
    return """
    Connection: close
    X-Echo: Bearer SECRET
    X-SECRET: as a name
    Content-Type: text/SECRET
    Retry-After: 0
    WWW-Authenticate: Bearer realm="SECRET"
    Proxy-Authenticate: Basic realm="SECRET"
    Set-Cookie: SECRET=SECRET
    Location: WHERE
    """
        .replace("WHERE", where)
        .replace("SECRET", secret)
        .replace("\n", "\r\n");
  }

  private static String withLength(String body) {
    return "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static String firstMatch(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
