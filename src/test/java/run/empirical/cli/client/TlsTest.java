package run.empirical.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;

/** Whom a connection trusts, and what is said of a certificate that is refused. */
class TlsTest {
  @RegisterExtension static final FakeApi API = TestTls.api();

  static final Outcome ANSWERED = Outcome.withoutPass("id", 30);

  private static final String BUNDLE = "etc/ssl/certs/ca-certificates.crt";
  private static final String UNTRUSTED =
      "is signed by an untrusted authority, or by itself. To trust another authority, pass"
          + " --cacert FILE or set SSL_CERT_FILE";

  @Test
  void bundleFromTheOptionIsTrusted() {
    API.answers(200, "{\"data\":[]}");

    assertEquals(ANSWERED, ask(cli(), "--cacert", TestTls.authority()));
    assertEquals("HTTP/1.1", API.requests().get(0).getProtocol());
    assertEquals("Bearer " + FakeApi.KEY, API.requests().get(0).getHeader("Authorization"));
  }

  @Test
  void bundleFromTheVariableIsTrusted() {
    API.answers(200, "{\"data\":[]}");

    assertEquals(ANSWERED, ask(cli().variable("SSL_CERT_FILE", TestTls.authority())));
  }

  @Test
  void bundleMayHoldManyCertificatesAndText(@TempDir Path folder) throws IOException {
    API.answers(200, "{\"data\":[]}");
    String bundle =
        "# Stranger\n"
            + Files.readString(TestTls.file("stranger.pem"))
            + "\n# Authority\n"
            + Files.readString(TestTls.file("authority.pem"));
    Path file = Files.writeString(folder.resolve("bundle.pem"), bundle);

    assertEquals(ANSWERED, ask(cli(), "--cacert", file.toString()));
  }

  @Test
  void javasOwnTrustCountsBesideTheBundle() {
    API.answers(200, "{\"data\":[]}");
    System.setProperty("javax.net.ssl.trustStore", TestTls.file("trusted.p12").toString());
    System.setProperty("javax.net.ssl.trustStorePassword", TestTls.PASSWORD);
    try {
      assertEquals(ANSWERED, ask(cli()));
      assertEquals(ANSWERED, ask(cli(), "--cacert", TestTls.file("stranger.pem").toString()));
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
  }

  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @ValueSource(
      strings = {
        "etc/ssl/certs/ca-certificates.crt",
        "etc/pki/tls/certs/ca-bundle.crt",
        "etc/ssl/ca-bundle.pem",
        "etc/pki/tls/cacert.pem",
        "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "etc/ssl/cert.pem"
      })
  void systemsAuthoritiesAreTrusted(String bundle, @TempDir Path root) throws IOException {
    API.answers(200, "{\"data\":[]}");
    installBundle(root, bundle, authority());

    assertEquals(ANSWERED, ask(cli().root(root)));
    assertEquals(
        ANSWERED, ask(cli().root(root), "--cacert", TestTls.file("stranger.pem").toString()));
  }

  /** The user and the system trust the same authority, or one of them does. */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({
    "authority, authority, expired, has expired",
    "stranger, authority, expired, has expired",
    "authority, stranger, expired, has expired",
    "authority, stranger, early, is not valid yet",
    "stranger, authority, elsewhere, "
        + "is not valid: No subject alternative DNS name matching localhost found."
  })
  void dateOrNameThatIsWrongStaysWrong(
      String given, String system, String certificate, String reason, @TempDir Path root)
      throws IOException {
    installBundle(root, BUNDLE, Files.readAllBytes(TestTls.file(system + ".pem")));
    try (RawServer server = answering(certificate)) {
      assertEquals(
          refused(server, reason).forPeople(),
          ask(at(server).root(root), "--cacert", TestTls.file(given + ".pem").toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "stranger.pem"})
  void untrustedAuthorityIsNotTriedAgain(String bundle) throws IOException {
    try (RawServer server = answering("good")) {
      String cacert = bundle.isEmpty() ? "" : TestTls.file(bundle).toString();
      Cli cli = at(server).variable("SSL_CERT_FILE", cacert);
      FailedLookUp failed = refused(server, UNTRUSTED);

      assertEquals(failed.forPeople(), cli.run("last-pass", "id"));
      assertEquals(1, server.connections());
      assertEquals(failed.forPrograms("id"), cli.run("last-pass", "id", "--json"));
      assertEquals(0, server.heads().size());
    }
  }

  /** The first check's failure is told then. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "just text", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"})
  void systemsBundleThatIsBrokenIsPassedOver(String content, @TempDir Path root)
      throws IOException {
    installBundle(root, BUNDLE, content.getBytes(UTF_8));
    try (RawServer server = answering("good")) {
      assertEquals(refused(server, UNTRUSTED).forPeople(), ask(at(server).root(root)));
    }
  }

  @Test
  void systemsBundleThatIsTooLargeIsPassedOver(@TempDir Path root) throws IOException {
    byte[] large = Arrays.copyOf(authority(), 17 << 20);
    installBundle(root, BUNDLE, large);
    try (RawServer server = answering("good")) {
      assertEquals(refused(server, UNTRUSTED).forPeople(), ask(at(server).root(root)));
    }
  }

  private static FailedLookUp refused(RawServer server, String reason) {
    return new FailedLookUp(
        69,
        "unreachable",
        null,
        false,
        "cannot reach https://localhost:" + server.port() + ": the server's certificate " + reason);
  }

  private static byte[] authority() throws IOException {
    return Files.readAllBytes(TestTls.file("authority.pem"));
  }

  private static void installBundle(Path root, String bundle, byte[] content) throws IOException {
    Path file = root.resolve(bundle);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static RawServer answering(String certificate) throws IOException {
    return RawServer.start(
        TestTls.listen(certificate),
        (connection, request) ->
            RawServer.send(
                connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"data\":[]}"));
  }

  private static Cli cli() {
    return API.cli()
        .variable("EMPIRICAL_API_URL", "https://localhost:" + API.tlsPort() + API.folder());
  }

  private static Cli at(RawServer server) {
    return server.cli().variable("EMPIRICAL_API_URL", "https://localhost:" + server.port());
  }

  private static Outcome ask(Cli cli, String... options) {
    List<String> arguments = new ArrayList<>(List.of("last-pass", "id"));
    arguments.addAll(List.of(options));
    return cli.run(arguments.toArray(String[]::new));
  }
}
