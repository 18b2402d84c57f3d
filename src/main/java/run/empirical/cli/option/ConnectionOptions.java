package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.connection.ApiKey;
import run.empirical.cli.connection.ApiUrl;
import run.empirical.cli.connection.ConnectionSettings;
import run.empirical.cli.connection.ProxySettings;
import run.empirical.cli.connection.Trust;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.lookup.RateLimit;
import run.empirical.cli.lookup.RetryPolicy;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.text.Secrets;
import run.empirical.cli.time.TypedDuration;

/** The options for the connection to the API. */
public final class ConnectionOptions {
  private static final String API_URL = "--api-url";
  private static final String KEY_FILE = "--key-file";
  private static final String CA_BUNDLE = "--cacert";
  private static final String NODE_BUNDLE = "NODE_EXTRA_CA_CERTS";

  /** The default of {@code --timeout}. */
  private static final String DEFAULT_TIMEOUT = "30s";

  @Option(
      names = API_URL,
      paramLabel = "URL",
      converter = Converters.NotEmpty.class,
      description = "Base URL of the API (EMPIRICAL_API_URL; default: ${DEFAULT-VALUE}).")
  private String apiUrl = ApiUrl.DEFAULT;

  @Option(
      names = "--project-id",
      paramLabel = "N",
      converter = Converters.ProjectId.class,
      description = "The project, for a key that is not bound to one (EMPIRICAL_PROJECT_ID).")
  private @Nullable Integer projectId;

  @Option(
      names = KEY_FILE,
      paramLabel = "FILE",
      description =
          "Read the API key from a file, - for standard input (default: EMPIRICALRUN_KEY).")
  private @Nullable String keyFile;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description =
          "Deadline for one look-up with its retries; waiting for a rate limit does not count"
              + " (default: "
              + DEFAULT_TIMEOUT
              + ").")
  private Duration timeout = TypedDuration.parse(DEFAULT_TIMEOUT).duration();

  @Option(
      names = "--max-time",
      paramLabel = "DURATION",
      description =
          "Deadline for all look-ups together, --wait included. Test cases without an answer by"
              + " then are shown as unknown.")
  private @Nullable Duration maxTime;

  @Option(
      names = "--retries",
      paramLabel = "N",
      converter = Converters.Retries.class,
      description = "Retries after a transient failure, 0 to 10 (default: ${DEFAULT-VALUE}).")
  private int retries = 3;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      converter = Converters.Concurrency.class,
      description = "Concurrent look-ups, 1 to 64 (default: ${DEFAULT-VALUE}).")
  private int concurrency = 8;

  @Option(
      names = CA_BUNDLE,
      paramLabel = "FILE",
      converter = Converters.NotEmpty.class,
      description = "Also trust the certificate authorities in this PEM bundle (SSL_CERT_FILE).")
  private @Nullable String caBundle;

  @Option(
      names = "--allow-http",
      description = "Allow plain HTTP to another machine, which sends the key unencrypted.")
  private boolean allowHttp;

  @Option(names = "--demo", description = "Use invented data; needs no key and sends nothing.")
  private boolean demo;

  /** Rejects options that cannot be used together. */
  public void requireCompatible(Settings settings) {
    for (String option : List.of(API_URL, KEY_FILE, CA_BUNDLE)) {
      if (demo && settings.isOnCommandLine(option)) {
        throw FailureException.usage("--demo and %s cannot be used together", option);
      }
    }
  }

  /**
   * Claims standard input if the key is read from it, so that nothing else reads it. Certificates
   * are inputs even if this connection needs none.
   */
  public void claimInputs(Settings settings, Host host, InputFiles inputs) {
    inputs.claim(keyFile, KEY_FILE);
    inputs.protect(caBundle, settings.source(CA_BUNDLE));
    inputs.protect(host.variable(NODE_BUNDLE), NODE_BUNDLE);
  }

  /** Whether to answer from invented data instead of the API. */
  public boolean isDemo() {
    return demo;
  }

  /** How long all look-ups together may take; null for no limit. */
  public @Nullable Duration maxTime() {
    return maxTime;
  }

  /**
   * The policy for retries.
   *
   * @param maxWait how long the run waits for a gate; null if it does not
   */
  public RetryPolicy retryPolicy(@Nullable Duration maxWait, DoubleSupplier random) {
    Duration maxSilence = maxWait == null ? RateLimit.MAX_SILENCE : maxWait;
    return new RetryPolicy(timeout, retries, maxSilence, random);
  }

  /** The maximum number of look-ups in flight. */
  public int concurrency() {
    return concurrency;
  }

  /** The connection to the sandbox of {@code --demo} at this base URL. */
  public static ConnectionSettings toSandbox(URI baseUri, Host host) {
    ApiUrl url = ApiUrl.parse(baseUri.toString(), "--demo", false);
    ApiKey key = ApiKey.of("sandbox-key", "--demo");
    host.secrets().add(key.secret());
    return new ConnectionSettings(url, key, null, null, Trust.JDK, host.secrets().inReplies());
  }

  /** Reads the settings of the connection to the API, and registers its secrets with the host. */
  public ConnectionSettings toApi(Settings settings, Host host, InputFiles inputs) {
    ApiUrl url = ApiUrl.parse(apiUrl, settings.source(API_URL), allowHttp);
    ApiKey key = key(host, inputs);
    host.secrets().add(key.secret());
    ProxySettings proxy = ProxySettings.forUrl(url, host::variable);
    if (proxy != null) {
      proxy.secrets().forEach(host.secrets()::add);
    }
    List<Certificate> authorities =
        url.isHttps() && caBundle != null
            ? read(caBundle, settings.source(CA_BUNDLE), inputs)
            : List.of();
    Trust trust = new Trust(authorities, systemAuthorities(host, inputs));
    return new ConnectionSettings(url, key, projectId, proxy, trust, host.secrets().inReplies());
  }

  /** Includes NODE_EXTRA_CA_CERTS, in which users of Node.js name the CA of a company's proxy. */
  private static List<Callable<List<Certificate>>> systemAuthorities(Host host, InputFiles inputs) {
    if (host.variable(NODE_BUNDLE) == null) {
      return List.of(host.systemAuthorities());
    }
    return List.of(
        () -> read(Objects.requireNonNull(host.intactVariable(NODE_BUNDLE)), NODE_BUNDLE, inputs),
        host.systemAuthorities());
  }

  /** The key in the key file; without one, in the variable. */
  private ApiKey key(Host host, InputFiles inputs) {
    if (keyFile != null) {
      return KeyFile.read(keyFile, KEY_FILE, inputs);
    }
    String key = host.variable(Secrets.KEY_VARIABLE);
    if (key != null) {
      return ApiKey.of(key, Secrets.KEY_VARIABLE);
    }
    // A list of tests from another program is real, so --demo would not help.
    String demoHint = inputs.standardInputClaimed() ? "" : "; --demo needs none";
    throw new FailureException(
        ExitStatus.UNAUTHORIZED,
        "no API key: set %s or give --key-file. Create one at %s%s",
        Secrets.KEY_VARIABLE,
        Assumptions.KEY_PAGE,
        demoHint);
  }

  private static List<Certificate> read(String file, String source, InputFiles inputs) {
    try (InputStream in = inputs.openFile(file, source, Trust.MAX_BUNDLE)) {
      return Trust.parseBundle(in.readAllBytes(), source + ": " + file);
    } catch (IOException e) {
      throw FailureException.config(
          "%s: cannot read the CA bundle %s: %s", source, file, IoProblem.of(e));
    }
  }
}
