package run.empirical.cli.answer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.ApiKey;
import run.empirical.cli.client.ApiUrl;
import run.empirical.cli.client.Connection;
import run.empirical.cli.client.HttpLastPassApi;
import run.empirical.cli.client.LastPassApi;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.client.Reply;
import run.empirical.cli.client.RequestLimits;
import run.empirical.cli.client.Wire;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.Time;
import run.empirical.cli.sandbox.SandboxData;

/** Access to the API or, with {@code --demo}, to the sandbox's data in this process. */
public final class ApiAccess implements AutoCloseable {
  private final LookUps lookUps;
  private final @Nullable HttpLastPassApi api;

  /** Opens access with a connection; null for invented data. */
  public ApiAccess(
      @Nullable Connection connection, RequestLimits limits, Time time, Console console) {
    Wire wire = console.isVerbose() ? console::details : Wire.SILENT;
    if (connection == null) {
      ApiUrl url = ApiUrl.parse("http://localhost", "--demo", false);
      Connection none = new Connection(url, ApiKey.of("demo", "--demo"), null, null, List.of());
      this.api = null;
      this.lookUps = new LookUps(demo(time), none, limits, time, wire);
    } else {
      this.api = new HttpLastPassApi(connection, limits.concurrency(), wire);
      this.lookUps = new LookUps(api, connection, limits, time, wire);
    }
  }

  private static LastPassApi demo(Time time) {
    SandboxData data = SandboxData.demo();
    Instant start = time.now();
    return (id, window) -> {
      String reply = data.reply(id, window, start, time.now());
      return CompletableFuture.completedFuture(
          new Reply(200, reply.getBytes(StandardCharsets.UTF_8), Map.of()));
    };
  }

  /** The look-ups. */
  public LookUps lookUps() {
    return lookUps;
  }

  @Override
  public void close() {
    if (api != null) {
      api.close();
    }
  }
}
