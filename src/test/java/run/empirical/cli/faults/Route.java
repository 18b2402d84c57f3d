package run.empirical.cli.faults;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.Connection;
import run.empirical.cli.FakeApi;
import run.empirical.cli.TestTls;
import run.empirical.cli.faults.Fault.Script;

/** How the program reaches the faulty peer. */
enum Route {
  HTTP("http://127.0.0.1:{port}", null),
  /** For faults before the end of the TLS handshake. */
  HANDSHAKE("https://localhost:{port}", null),
  HTTPS("https://localhost:{port}", null),
  /** The program does not trust the authority of the peer's certificate. */
  UNTRUSTED("https://localhost:{port}", null),
  /** A host that does not exist (RFC 6761). */
  UNKNOWN_HOST("https://no-such-host.invalid", null),
  /** The peer is a proxy that forwards requests. */
  PROXY("http://api.example.test:8080", "HTTP_PROXY"),
  /** The peer is a proxy that opens tunnels. */
  TUNNEL("https://api.example.test", "HTTPS_PROXY");

  private final String url;
  private final @Nullable String proxyVariable;

  Route(String url, @Nullable String proxyVariable) {
    this.url = url;
    this.proxyVariable = proxyVariable;
  }

  /** The steps before the first request. */
  Script begin() {
    return this == HTTPS ? peer -> peer.tls("good") : peer -> {};
  }

  /** Reads a connection's first request, or the start of its handshake. */
  Script request() {
    return switch (this) {
      case HANDSHAKE, UNTRUSTED -> Connection::readSome;
      default -> begin().then(Connection::request);
    };
  }

  /** The program's environment variables. */
  Map<String, String> variables(int port) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("EMPIRICAL_API_URL", withPort(url, port));
    variables.put("EMPIRICALRUN_KEY", FakeApi.KEY);
    variables.put(
        "SSL_CERT_FILE",
        this == UNTRUSTED ? TestTls.file("stranger.pem").toString() : TestTls.authority());
    if (proxyVariable != null) {
      variables.put(proxyVariable, "http://proxy-user:secret@127.0.0.1:" + port);
    }
    return variables;
  }

  /** A message with the base URL and the proxy as the program prints them. */
  String fill(String message, int port) {
    return withPort(
        message.replace("{url}", url).replace("{proxy}", "http://[redacted]@127.0.0.1:{port}"),
        port);
  }

  private static String withPort(String text, int port) {
    return text.replace("{port}", "" + port);
  }
}
