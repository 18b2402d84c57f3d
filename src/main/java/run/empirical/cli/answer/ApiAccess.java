package run.empirical.cli.answer;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.ApiKey;
import run.empirical.cli.client.ApiUrl;
import run.empirical.cli.client.Connection;
import run.empirical.cli.client.HttpLastPassApi;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.client.RequestLimits;
import run.empirical.cli.client.Wire;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Time;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;
import run.empirical.cli.sandbox.SandboxSettings;

/** Access to the API or, with {@code --demo}, to a sandbox in this process. */
public final class ApiAccess implements AutoCloseable {
  private final HttpLastPassApi api;
  private final LookUps lookUps;
  private final @Nullable Sandbox sandbox;

  /** Opens access with a connection; null for a sandbox in this process. */
  public ApiAccess(@Nullable Connection reached, RequestLimits limits, Time time, Console console) {
    Connection connection;
    if (reached == null) {
      sandbox = sandbox(time);
      ApiUrl url = ApiUrl.parse(sandbox.baseUri().toString(), "the sandbox", false);
      connection = new Connection(url, ApiKey.of("demo", "the sandbox"), null, null, null);
    } else {
      sandbox = null;
      connection = reached;
    }
    Wire wire = console.isVerbose() ? console::details : Wire.SILENT;
    this.api = new HttpLastPassApi(connection, limits.concurrency(), wire);
    this.lookUps = new LookUps(api, connection, limits, time, wire);
  }

  private static Sandbox sandbox(Time time) {
    try {
      return Sandbox.start(
          new SandboxSettings(0, SandboxData.demo(), null, Duration.ZERO, time::now));
    } catch (IOException e) {
      throw FailureException.config("cannot start the sandbox on this machine: " + e.getMessage());
    }
  }

  /** The look-ups. */
  public LookUps lookUps() {
    return lookUps;
  }

  @Override
  public void close() {
    api.close();
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
