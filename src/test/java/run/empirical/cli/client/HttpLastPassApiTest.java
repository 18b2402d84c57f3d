package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.LookBackWindow;

class HttpLastPassApiTest {
  private HttpServer server;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void failsWithWhatWentWrongHere() {
    IllegalStateException broken = new IllegalStateException("nobody listens");
    ApiUrl url =
        ApiUrl.parse("http://127.0.0.1:" + server.getAddress().getPort(), "--api-url", false);
    Wire wire =
        line -> {
          if (line.startsWith("<")) {
            throw broken;
          }
        };
    try (HttpLastPassApi api =
        new HttpLastPassApi(
            new Connection(url, ApiKey.of("sk-7", "key"), null, null), 1, "test", wire)) {
      ExecutionException thrown =
          assertThrows(
              ExecutionException.class,
              () -> api.ask("a", new LookBackWindow(null, null)).get(20, TimeUnit.SECONDS));
      assertSame(broken, thrown.getCause());
    }
  }
}
