package run.empirical.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.client.ApiKey;
import run.empirical.cli.client.ApiUrl;
import run.empirical.cli.client.CaBundle;
import run.empirical.cli.client.Connection;
import run.empirical.cli.client.Pace;
import run.empirical.cli.client.ProxySettings;
import run.empirical.cli.client.RetryPolicy;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.EnvironmentKey;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/** The options that say how the API is reached. */
final class ConnectionOptions {
  static final int MOST_RETRIES = 10;
  static final int MOST_CONCURRENCY = 64;

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final int DEFAULT_RETRIES = 3;
  private static final int DEFAULT_CONCURRENCY = 8;

  /** In bytes, dozens of times what systems have. */
  private static final int LARGEST_CA_BUNDLE = 16 << 20;

  private static final String CA_VARIABLE = "SSL_CERT_FILE";

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      description = {
        // Lines are broken at the full stops of a URL, too.
        "Base URL (EMPIRICAL_API_URL; default:",
        ApiUrl.DEFAULT + ")."
      })
  private @Nullable String apiUrl;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "Read the API key from a file, - for standard input (default: EMPIRICALRUN_KEY).")
  private @Nullable String keyFile;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = Converters.PositiveDuration.class,
      description = "Deadline for one look-up, retries included (default: 30s).")
  private @Nullable Duration timeout;

  @Option(
      names = "--retries",
      paramLabel = "N",
      converter = Converters.Retries.class,
      description = "Further tries after a failure that may pass, 0 to 10 (default: 3).")
  private @Nullable Integer retries;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      converter = Converters.Concurrency.class,
      description = "Look-ups in flight at once, 1 to 64 (default: 8).")
  private @Nullable Integer concurrency;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Trust the authorities in this PEM bundle too (SSL_CERT_FILE).")
  private @Nullable String caBundle;

  @Option(
      names = "--allow-http",
      description = "Send the key over plain HTTP to a host that is not this machine.")
  private boolean allowHttp;

  @Option(names = "--demo", description = "Answer from a sandbox with invented data; needs no key.")
  private boolean demo;

  /** Whether the answer comes from the sandbox. */
  boolean demo() {
    return demo;
  }

  /**
   * Complains about what does not go together, and sees that standard input is free when the key is
   * to come from there.
   */
  void check(InputFiles inputs) {
    if (demo && apiUrl != null) {
      throw Usage.problem("--demo and --api-url contradict each other");
    }
    if (demo && keyFile != null) {
      throw Usage.problem("--demo and --key-file contradict each other");
    }
    if (demo && caBundle != null) {
      throw Usage.problem("--demo and --cacert contradict each other");
    }
    inputs.claim(keyFile, "--key-file");
  }

  /** Where the API is and how it is reached. */
  Connection connection(Settings settings, InputFiles inputs, Console console) {
    ApiUrl url = url(settings);
    ApiKey key = key(settings, inputs, console);
    ProxySettings proxy = ProxySettings.forUrl(url, settings.host()::variable);
    return new Connection(url, key, proxy, url.isHttps() ? caBundle(settings, inputs) : null);
  }

  Pace pace(Settings settings) {
    Host host = settings.host();
    return new Pace(
        settings.choose(
            timeout,
            "timeout",
            text -> Readers.duration(text, Duration.ofSeconds(1)),
            DEFAULT_TIMEOUT),
        new RetryPolicy(
            settings.choose(
                retries,
                "retries",
                text -> Readers.integer(text, 0, MOST_RETRIES),
                DEFAULT_RETRIES),
            host.random()),
        settings.choose(
            concurrency,
            "concurrency",
            text -> Readers.integer(text, 1, MOST_CONCURRENCY),
            DEFAULT_CONCURRENCY));
  }

  private ApiUrl url(Settings settings) {
    if (apiUrl != null) {
      return ApiUrl.parse(apiUrl, "--api-url", allowHttp);
    }
    String variable = settings.host().variable("EMPIRICAL_API_URL");
    if (variable != null) {
      return ApiUrl.parse(variable, "EMPIRICAL_API_URL", allowHttp);
    }
    String configured = settings.file().get("api-url");
    return configured != null
        ? ApiUrl.parse(configured, settings.file().name() + ": api-url", allowHttp)
        : ApiUrl.parse(ApiUrl.DEFAULT, "the default", allowHttp);
  }

  private ApiKey key(Settings settings, InputFiles inputs, Console console) {
    String variable = settings.host().variable(EnvironmentKey.VARIABLE);
    if (keyFile != null) {
      return KeyFile.read(keyFile, "--key-file", inputs, console);
    }
    if (variable != null) {
      return ApiKey.of(variable, EnvironmentKey.VARIABLE);
    }
    String configured = settings.file().get("key-file");
    if (configured != null) {
      return KeyFile.read(configured, settings.file().name() + ": key-file", inputs, console);
    }
    throw new FailureException(
        ErrorKind.UNAUTHORIZED,
        "no API key: set "
            + EnvironmentKey.VARIABLE
            + " or give --key-file. Keys are made at "
            + ApiKey.PAGE
            + "; --demo needs none");
  }

  private @Nullable CaBundle caBundle(Settings settings, InputFiles inputs) {
    if (caBundle != null) {
      return read(caBundle, "--cacert", inputs);
    }
    String variable = settings.host().variable(CA_VARIABLE);
    if (variable != null) {
      return read(variable, CA_VARIABLE, inputs);
    }
    String configured = settings.file().get("cacert");
    return configured == null
        ? null
        : read(configured, settings.file().name() + ": cacert", inputs);
  }

  private static CaBundle read(String file, String source, InputFiles inputs) {
    try (InputStream in = inputs.openFile(file, source, LARGEST_CA_BUNDLE)) {
      return CaBundle.parse(in.readAllBytes(), source + ": " + file);
    } catch (IOException e) {
      throw new FailureException(
          ErrorKind.CONFIG,
          source + ": cannot read the CA bundle " + file + ": " + PlainReason.of(e));
    }
  }
}
