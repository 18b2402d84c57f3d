package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;

/** An npm registry on this machine with the packages in {@code dist}. */
final class NpmRegistry implements AutoCloseable {
  private static final Path DIST = Path.of("dist").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> downloaded = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  NpmRegistry() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The file of a package. */
  static Path tarball(String name) {
    return DIST.resolve(name.substring(1).replace('/', '-') + "-" + Version.NUMBER + ".tgz");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The packages whose tarball was requested. */
  Set<String> downloaded() {
    return downloaded;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    String name = path.replace(".tgz", "");
    byte[] body = null;
    if (!Files.exists(tarball(name))) {
      // Built for other platforms only.
    } else if (path.equals(name)) {
      body = metadata(name);
    } else {
      downloaded.add(name);
      body = Files.readAllBytes(tarball(name));
    }
    try (exchange) {
      exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
      if (body != null) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private byte[] metadata(String name) throws IOException {
    ObjectNode version = (ObjectNode) JSON.readTree(manifest(name));
    version.putObject("dist").put("tarball", url() + name + ".tgz");
    ObjectNode root = JSON.createObjectNode().put("name", name);
    root.putObject("dist-tags").put("latest", Version.NUMBER);
    root.putObject("versions").set(Version.NUMBER, version);
    return root.toString().getBytes(UTF_8);
  }

  /** The package.json of a package. */
  static String manifest(String name) throws IOException {
    try {
      return Outcome.of(
              List.of("/bin/tar", "-xzOf", tarball(name).toString(), "package/package.json"),
              DIST,
              Map.of("PATH", "/usr/bin:/bin"))
          .out();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
