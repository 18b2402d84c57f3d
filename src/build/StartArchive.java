import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Creates an archive that makes {@code dist/empirical} start faster on this Java: an AOT cache on
 * Java 25 or later, else a class data sharing archive. It is trained with a report and two
 * look-ups, one over HTTP/2 and one over HTTP/1.1.
 *
 * <p>Argument: the jar. Writes the archive next to it.
 */
final class StartArchive {
  private static final String TEST_CASE = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";
  private static final String REPORT =
      """
      {"suites":[{"file":"a.spec.ts","specs":[{"title":"a","id":"%s",
        "tests":[{"projectName":"","status":"unexpected","results":[{}]}]}]}]}\
      """
          .formatted(TEST_CASE);
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final int SECONDS = 60;

  private StartArchive() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      make(Path.of(arguments[0]).toAbsolutePath());
    } catch (GeneralSecurityException | IOException e) {
      System.err.println("No start archive for this Java: " + e.getMessage());
    }
  }

  private static void make(Path jar)
      throws GeneralSecurityException, IOException, InterruptedException {
    int version = Runtime.version().feature();
    boolean cache = version >= 25;
    Path archive = jar.resolveSibling("empirical-java" + version + (cache ? ".aot" : ".jsa"));
    Files.deleteIfExists(archive);
    Path certificates = jar.resolveSibling("../src/test/resources/tls");
    Path folder = Files.createTempDirectory("empirical");
    Path report = Files.writeString(folder.resolve("report.json"), REPORT);
    Path log = folder.resolve("log");
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    try {
      server.setHttpsConfigurator(new Protocols(tls(certificates.resolve("good.p12"))));
      server.createContext("/", StartArchive::answer);
      server.start();
      run(
          log,
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          // These options must be the same as in the launcher.
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xlog:disable",
          (cache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive,
          "-jar",
          jar.toString(),
          "last-pass",
          "any",
          TEST_CASE,
          "--from-playwright=" + report,
          "--output=table",
          "--concurrency=1",
          "--api-url=https://localhost:" + server.getAddress().getPort(),
          "--cacert=" + certificates.resolve("authority.pem"));
      if (!Files.exists(archive)) {
        throw new IOException("Java did not create " + archive + ":\n" + Files.readString(log));
      }
    } finally {
      server.stop(0);
      for (Path file : List.of(report, log, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static SSLContext tls(Path keyStore) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        "{\"data\":[{\"test_case_id\":\"%s\",\"environment_id\":\"1\",\"test_run_id\":\"1\",\"executed_at\":%d}]}"
            .formatted(TEST_CASE, System.currentTimeMillis())
            .getBytes(US_ASCII);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /**
   * Negotiates HTTP/2 for the first connection (its look-up fails, since the server does not
   * support it) and HTTP/1.1 for the second.
   */
  private static final class Protocols extends HttpsConfigurator {
    private final AtomicBoolean asked = new AtomicBoolean();

    Protocols(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters tls = getSSLContext().getDefaultSSLParameters();
      tls.setApplicationProtocols(new String[] {asked.getAndSet(true) ? "http/1.1" : "h2"});
      parameters.setSSLParameters(tls);
    }
  }

  /** Looks for configuration files, as users' runs do, but finds none. */
  private static void run(Path log, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.directory(log.getParent().toFile());
    builder.environment().clear();
    String folder = log.getParent().toString();
    builder
        .environment()
        .putAll(Map.of("EMPIRICALRUN_KEY", "none", "XDG_CONFIG_HOME", folder, "APPDATA", folder));
    Process process = builder.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("timed out after " + SECONDS + " s");
    }
  }
}
