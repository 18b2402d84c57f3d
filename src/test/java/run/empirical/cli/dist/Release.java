package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import run.empirical.cli.model.Version;

/** The downloads in {@code dist} on a server of this machine, and how the pages install them. */
final class Release implements AutoCloseable {
  static final Path DIST = Path.of("dist").toAbsolutePath();

  private static final String PAGE =
      "https://github.com/OWNER/REPO/releases/download/v" + Version.NUMBER + "/";

  private final Set<String> requested = new ConcurrentSkipListSet<>();
  private final HttpServer server;

  Release() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The pages' only command that starts with these words, with this server instead of GitHub. */
  String command(String words) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("README.md")));
    lines.addAll(Files.readAllLines(Path.of(".github/RELEASING.md")));
    List<String> commands =
        lines.stream()
            .filter(line -> line.startsWith("    " + words))
            .map(line -> line.strip().replace(PAGE, url()))
            .toList();
    assertEquals(1, commands.size(), words);
    return commands.get(0);
  }

  /** The paths that were requested. */
  Set<String> requested() {
    return requested;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    requested.add(path);
    Path file = DIST.resolve(path);
    try (exchange) {
      if (Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(200, Files.size(file));
        Files.copy(file, exchange.getResponseBody());
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
