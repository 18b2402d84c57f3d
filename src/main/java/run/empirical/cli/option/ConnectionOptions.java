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
import run.empirical.cli.client.RetryPolicy;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.EnvironmentKey;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.option.Settings.Sourced;

/** The options for the connection to the API. */
public final class ConnectionOptions {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final int DEFAULT_RETRIES = 3;
  private static final int DEFAULT_CONCURRENCY = 8;

  /** In bytes, dozens of times the size of a system's bundle. */
  private static final int LARGEST_CA_BUNDLE = 16 << 20;

  @Option(
      names = "--api-url",
      descriptionKey = Settings.IN_USER_FILE,
      paramLabel = "URL",
      description = {
        // picocli breaks lines at the dots of a URL.
        "Base URL (EMPIRICAL_API_URL; default:",
        ApiUrl.DEFAULT + ")."
      })
  private @Nullable String apiUrl;

  @Option(
      names = "--project-id",
      descriptionKey = Settings.IN_PROJECT_FILE,
      paramLabel = "N",
      converter = Converters.ProjectId.class,
      description = "The project, for a key that is not bound to one (EMPIRICAL_PROJECT_ID).")
  private @Nullable Integer projectId;

  @Option(
      names = "--key-file",
      descriptionKey = Settings.IN_USER_FILE,
      paramLabel = "FILE",
      description =
          "Read the API key from a file, - for standard input (default: EMPIRICALRUN_KEY).")
  private @Nullable String keyFile;

  @Option(
      names = "--timeout",
      descriptionKey = Settings.IN_USER_FILE,
      paramLabel = "DURATION",
      converter = Converters.PositiveDuration.class,
      description = "Deadline for one look-up, retries included (default: 30s).")
  private @Nullable Duration timeout;

  @Option(
      names = "--retries",
      descriptionKey = Settings.IN_USER_FILE,
      paramLabel = "N",
      converter = Converters.Retries.class,
      description = "Retries after a transient failure, 0 to 10 (default: 3).")
  private @Nullable Integer retries;

  @Option(
      names = "--concurrency",
      descriptionKey = Settings.IN_USER_FILE,
      paramLabel = "N",
      converter = Converters.Concurrency.class,
      description = "Concurrent look-ups, 1 to 64 (default: 8).")
  private @Nullable Integer concurrency;

  @Option(
      names = "--cacert",
      descriptionKey = Settings.IN_USER_FILE,
      paramLabel = "FILE",
      description = "Also trust the certificate authorities in this PEM bundle (SSL_CERT_FILE).")
  private @Nullable String caBundle;

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
    if (demo && apiUrl != null) {
      throw FailureException.usage("--demo and --api-url contradict each other");
    }
    if (demo && keyFile != null) {
      throw FailureException.usage("--demo and --key-file contradict each other");
    }
    if (demo && caBundle != null) {
      throw FailureException.usage("--demo and --cacert contradict each other");
    }
    inputs.claim(keyFile, "--key-file");
  }

  /** The connection to the API. */
  public Connection connection(Settings settings, InputFiles inputs, Console console) {
    ApiUrl url = url(settings);
    ApiKey key = key(settings, inputs, console);
    ProxySettings proxy = ProxySettings.forUrl(url, settings.host()::variable);
    Object project =
        projectId != null ? projectId : settings.configured("--project-id", "EMPIRICAL_PROJECT_ID");
    return new Connection(
        url, key, (Integer) project, proxy, url.isHttps() ? caBundle(settings, inputs) : null);
  }

  /** Deadline, retries and concurrency. */
  public RequestLimits limits(Settings settings) {
    return new RequestLimits(
        settings.choose(timeout, "--timeout", DEFAULT_TIMEOUT),
        new RetryPolicy(
            settings.choose(retries, "--retries", DEFAULT_RETRIES), settings.host().random()),
        settings.choose(concurrency, "--concurrency", DEFAULT_CONCURRENCY));
  }

  private ApiUrl url(Settings settings) {
    Sourced url = settings.text(apiUrl, "--api-url", "EMPIRICAL_API_URL");
    return url == null
        ? ApiUrl.parse(ApiUrl.DEFAULT, "the default", allowHttp)
        : ApiUrl.parse(url.text(), url.source(), allowHttp);
  }

  private ApiKey key(Settings settings, InputFiles inputs, Console console) {
    String key = settings.host().variable(EnvironmentKey.VARIABLE);
    if (keyFile == null && key != null) {
      return ApiKey.of(key, EnvironmentKey.VARIABLE);
    }
    Sourced file = settings.text(keyFile, "--key-file");
    if (file != null) {
      return KeyFile.read(file.text(), file.source(), inputs, console);
    }
    throw new FailureException(
        ErrorKind.UNAUTHORIZED,
        "no API key: set "
            + EnvironmentKey.VARIABLE
            + " or give --key-file. Create one at "
            + ApiKey.PAGE
            + "; --demo needs none");
  }

  private @Nullable CaBundle caBundle(Settings settings, InputFiles inputs) {
    Sourced file = settings.text(caBundle, "--cacert", "SSL_CERT_FILE");
    return file == null ? null : read(file.text(), file.source(), inputs);
  }

  private static CaBundle read(String file, String source, InputFiles inputs) {
    try (InputStream in = inputs.openFile(file, source, LARGEST_CA_BUNDLE)) {
      return CaBundle.parse(in.readAllBytes(), source + ": " + file);
    } catch (IOException e) {
      throw new FailureException(
          ErrorKind.CONFIG,
          source + ": cannot read the CA bundle " + file + ": " + IoProblem.of(e));
    }
  }
}
