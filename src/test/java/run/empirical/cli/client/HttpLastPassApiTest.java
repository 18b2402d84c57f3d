package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import run.empirical.cli.RawServer;
import run.empirical.cli.model.LookBackWindow;

class HttpLastPassApiTest {
  @Test
  void propagatesExceptionsFromTheListener() throws IOException {
    IllegalStateException broken = new IllegalStateException("nobody listens");
    Wire wire =
        lines -> {
          if (lines.get(0).startsWith("<")) {
            throw broken;
          }
        };
    try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        HttpLastPassApi api =
            new HttpLastPassApi(
                new Connection(
                    ApiUrl.parse(server.url(), "--api-url", false),
                    ApiKey.of("sk-7", "key"),
                    null,
                    null,
                    Trust.JDK),
                1,
                wire)) {
      ExecutionException thrown =
          assertThrows(
              ExecutionException.class,
              () -> api.ask("a", new LookBackWindow(null, null)).get(20, TimeUnit.SECONDS));
      assertSame(broken, thrown.getCause());
    }
  }
}
