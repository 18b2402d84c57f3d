package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import run.empirical.cli.model.Version;

/** An npm registry on the loopback interface with the packages in {@code dist}. */
final class NpmRegistry implements AutoCloseable {
  private static final Path DIST = Path.of("dist").toAbsolutePath();

  /** The files in {@code dist}, by their path in this registry. */
  private final Map<String, byte[]> tarballs = new TreeMap<>();

  /** The metadata of each package, by its name. */
  private final Map<String, ObjectNode> packages = new TreeMap<>();

  private final Set<String> downloaded = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  private NpmRegistry(HttpServer server) {
    this.server = server;
  }

  static NpmRegistry start() throws IOException, InterruptedException, GeneralSecurityException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    NpmRegistry registry = new NpmRegistry(server);
    for (Path tarball : tarballs()) {
      registry.add(tarball);
    }
    server.createContext("/", registry::answer);
    server.start();
    return registry;
  }

  /** The main package, and one for each platform whose executable was built. */
  static List<Path> tarballs() throws IOException {
    try (Stream<Path> files = Files.list(DIST)) {
      return files
          .filter(file -> file.toString().endsWith("-" + Version.NUMBER + ".tgz"))
          .sorted()
          .toList();
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The packages whose tarball was requested. */
  Set<String> downloaded() {
    return downloaded;
  }

  private void add(Path tarball)
      throws IOException, InterruptedException, GeneralSecurityException {
    byte[] bytes = Files.readAllBytes(tarball);
    Outcome manifest =
        Outcome.of(
            List.of("/bin/tar", "-xzOf", tarball.toString(), "package/package.json"),
            DIST,
            Map.of("PATH", "/usr/bin:/bin"));
    JsonNode version = new ObjectMapper().readTree(manifest.out());
    String name = version.path("name").asText();
    ObjectNode root = new ObjectMapper().createObjectNode().put("name", name);
    root.putObject("dist-tags").put("latest", Version.NUMBER);
    ObjectNode listed = root.putObject("versions").putObject(Version.NUMBER);
    listed.setAll((ObjectNode) version);
    ObjectNode dist = listed.putObject("dist");
    dist.put("tarball", url() + file(name));
    dist.put(
        "integrity",
        "sha512-"
            + Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes)));
    packages.put(name, root);
    tarballs.put(file(name), bytes);
  }

  private static String file(String name) {
    return name + "/-/" + Version.NUMBER + ".tgz";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    byte[] body = tarballs.get(path);
    if (body != null) {
      downloaded.add(path.substring(0, path.indexOf("/-/")));
    } else if (packages.containsKey(path)) {
      body = packages.get(path).toString().getBytes(UTF_8);
    }
    try (exchange) {
      exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
      if (body != null) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
