package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.client.ApiKey;
import run.empirical.cli.client.ApiUrl;
import run.empirical.cli.client.CaBundle;
import run.empirical.cli.client.Connection;
import run.empirical.cli.client.ProxySettings;
import run.empirical.cli.client.RequestLimits;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.host.Secrets;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.option.Setting.Scope;

/** The options for the connection to the API. */
public final class ConnectionOptions {
  /** In bytes, dozens of times the size of a system's bundle. */
  private static final int LARGEST_CA_BUNDLE = 16 << 20;

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      converter = Sourced.Text.class,
      description = "Base URL.")
  @Setting(file = Scope.USER, variable = "EMPIRICAL_API_URL", otherwise = ApiUrl.DEFAULT)
  private Sourced<String> apiUrl;

  @Option(
      names = "--project-id",
      paramLabel = "N",
      converter = Converters.ProjectId.class,
      description = "The project, for a key that is not bound to one.")
  @Setting(file = Scope.PROJECT, variable = "EMPIRICAL_PROJECT_ID")
  private @Nullable Integer projectId;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      converter = Sourced.Text.class,
      description =
          "Read the API key from a file, - for standard input (default: EMPIRICALRUN_KEY).")
  @Setting(file = Scope.USER)
  private @Nullable Sourced<String> keyFile;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = Converters.PositiveDuration.class,
      description = "Deadline for one look-up, retries included.")
  @Setting(file = Scope.USER, otherwise = "30s")
  private Duration timeout;

  @Option(
      names = "--retries",
      paramLabel = "N",
      converter = Converters.Retries.class,
      description = "Retries after a transient failure, 0 to 10.")
  @Setting(file = Scope.USER, otherwise = "3")
  private Integer retries;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      converter = Converters.Concurrency.class,
      description = "Concurrent look-ups, 1 to 64.")
  @Setting(file = Scope.USER, otherwise = "8")
  private Integer concurrency;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      converter = Sourced.Text.class,
      description = "Also trust the certificate authorities in this PEM bundle.")
  @Setting(file = Scope.USER, variable = "SSL_CERT_FILE")
  private @Nullable Sourced<String> caBundle;

  @Option(names = "--allow-http", description = "Send the key over plain HTTP to another machine.")
  private boolean allowHttp;

  @Option(names = "--demo", description = "Use invented data; needs no key and sends nothing.")
  private boolean demo;

  /** Whether {@code --demo} is given. */
  public boolean demo() {
    return demo;
  }

  /**
   * Rejects options that contradict each other, and a key on standard input if something else reads
   * it.
   */
  public void check(InputFiles inputs) {
    if (demo) {
      refuseWithDemo(apiUrl);
      refuseWithDemo(keyFile);
      refuseWithDemo(caBundle);
    }
    if (keyFile != null && keyFile.given()) {
      inputs.claim(keyFile.value(), keyFile.source());
    }
  }

  private static void refuseWithDemo(@Nullable Sourced<String> option) {
    if (option != null && option.given()) {
      throw FailureException.usage("--demo and " + option.source() + " contradict each other");
    }
  }

  /** The connection to the API, whose secrets the host knows from then on. */
  public Connection connection(Host host, InputFiles inputs, Console console) {
    ApiUrl url = ApiUrl.parse(apiUrl.value(), apiUrl.source(), allowHttp);
    ApiKey key = key(host, inputs, console);
    host.secrets().addKey(key.spellings());
    ProxySettings proxy = ProxySettings.forUrl(url, host::variable);
    if (proxy != null && proxy.credentials() != null) {
      host.secrets().add(proxy.credentials().passwordSpellings());
    }
    CaBundle bundle = url.isHttps() && caBundle != null ? read(caBundle, inputs) : null;
    return new Connection(url, key, projectId, proxy, bundle);
  }

  /** Deadline, retries and concurrency. */
  public RequestLimits limits(Host host) {
    return new RequestLimits(timeout, retries, host.random(), concurrency);
  }

  /** The key file that is given, else the variable, else the key file in the configuration. */
  private ApiKey key(Host host, InputFiles inputs, Console console) {
    String key = host.variable(Secrets.KEY_VARIABLE);
    if (key != null && (keyFile == null || !keyFile.given())) {
      return ApiKey.of(key, Secrets.KEY_VARIABLE);
    }
    if (keyFile != null) {
      return KeyFile.read(keyFile.value(), keyFile.source(), inputs, console);
    }
    throw new FailureException(
        ErrorKind.UNAUTHORIZED,
        "no API key: set "
            + Secrets.KEY_VARIABLE
            + " or give --key-file. Create one at "
            + ApiKey.PAGE
            + "; --demo needs none");
  }

  private static CaBundle read(Sourced<String> file, InputFiles inputs) {
    String name = file.source() + ": " + file.value();
    try (InputStream in = inputs.openFile(file.value(), file.source(), LARGEST_CA_BUNDLE)) {
      return CaBundle.parse(in.readAllBytes(), name);
    } catch (IOException e) {
      throw new FailureException(
          ErrorKind.CONFIG,
          file.source() + ": cannot read the CA bundle " + file.value() + ": " + IoProblem.of(e));
    }
  }
}
