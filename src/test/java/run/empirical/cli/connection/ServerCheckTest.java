package run.empirical.cli.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;

/** The certificates that a connection trusts, and the messages about those that it rejects. */
class ServerCheckTest {
  @RegisterExtension static final FakeApi API = TestTls.api();

  static final Outcome ANSWERED = Outcome.withoutPass("id", 30);

  private static final String BUNDLE = "etc/ssl/certs/ca-certificates.crt";
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
  private static final String UNTRUSTED =
      "it is self-signed, or signed by an untrusted authority. To trust another authority, pass"
          + " --cacert FILE or set SSL_CERT_FILE";

  @Test
  void bundleFromTheOptionOrTheVariableIsTrusted() {
    API.answers(200, "{\"data\":[]}");

    assertEquals(ANSWERED, cli().variable("SSL_CERT_FILE", TestTls.authority()).lastPass("id"));
    assertEquals(ANSWERED, cli().lastPass("id", "--cacert", TestTls.authority()));
    assertEquals("HTTP/1.1", API.requests().get(0).getProtocol());
    assertEquals("Bearer " + FakeApi.KEY, API.requests().get(0).getHeader("Authorization"));
  }

  @Test
  void bundleMayHoldManyCertificatesAndMore(@TempDir Path folder) throws IOException {
    API.answers(200, "{\"data\":[]}");
    String bundle =
        "0 certificates before this line\n----- Key -----\n"
            + "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"
            + "# Not this one: -----BEGIN CERTIFICATE-----\n"
            + Files.readString(TestTls.file("stranger.pem")).replace("\n", "\r\n")
            + "-----BEGIN DH PARAMETERS-----\nMAYC\n-----END DH PARAMETERS-----\n"
            + Files.readString(TestTls.file("authority.pem"));
    Path file = Files.writeString(folder.resolve("bundle.pem"), bundle);

    assertEquals(ANSWERED, cli().lastPass("id", "--cacert", file.toString()));
  }

  @Test
  void aCertificateMayBeTrustedItself() throws IOException {
    try (RawServer server = answering("self-signed")) {
      assertEquals(
          ANSWERED,
          at(server).lastPass("id", "--cacert", TestTls.file("self-signed.pem").toString()));
    }
  }

  @Test
  void javasOwnTrustCountsBesideTheBundle() {
    API.answers(200, "{\"data\":[]}");
    withStoreOfJava(
        TestTls.file("trusted.p12").toString(),
        () -> {
          assertEquals(ANSWERED, cli().lastPass("id"));
          assertEquals(
              ANSWERED, cli().lastPass("id", "--cacert", TestTls.file("stranger.pem").toString()));
        });
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void trustsSystemAuthoritiesIfJavasStoreFails(@TempDir Path root) throws IOException {
    API.answers(200, "{\"data\":[]}");
    installBundle(root, BUNDLE, authority());
    String noStore = TestTls.file("make.sh").toString();
    String empty = "NONE";
    withStoreOfJava(noStore, () -> assertEquals(ANSWERED, cli().root(root).lastPass("id")));
    withStoreOfJava(empty, () -> assertEquals(ANSWERED, cli().root(root).lastPass("id")));
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

    assertEquals(ANSWERED, cli().root(root).lastPass("id"));
    assertEquals(
        ANSWERED,
        cli().root(root).lastPass("id", "--cacert", TestTls.file("stranger.pem").toString()));
  }

  /** A certificate or its authority may be trusted by the user, by the system, or by both. */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({
    "authority, authority, expired, it expired on 2020-12-31",
    "stranger, self-signed-expired, self-signed-expired, it expired on 2020-12-31",
    "self-signed-early, stranger, self-signed-early, it is not valid before 2100-01-01",
    "stranger, authority, elsewhere, No subject alternative DNS name matching localhost found.",
    "authority, stranger, elsewhere, No subject alternative DNS name matching localhost found."
  })
  void dateOrNameThatIsWrongStaysWrong(
      String given, String system, String certificate, String reason, @TempDir Path root)
      throws IOException {
    installBundle(root, BUNDLE, Files.readAllBytes(TestTls.file(system + ".pem")));
    try (RawServer server = answering(certificate)) {
      assertEquals(
          refused(server, reason),
          at(server)
              .root(root)
              .lastPass("id", "--cacert", TestTls.file(given + ".pem").toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "stranger.pem"})
  void untrustedAuthorityIsNotTriedAgain(String bundle) throws IOException {
    try (RawServer server = answering("good")) {
      String cacert = bundle.isEmpty() ? "" : TestTls.file(bundle).toString();
      Cli cli = at(server).variable("SSL_CERT_FILE", cacert);
      assertEquals(refused(server, UNTRUSTED), cli.lastPass("id"));
      assertEquals(1, server.connections());
      assertEquals(0, server.heads().size());
    }
  }

  /**
   * Its path is relative to the working folder, as for Node.js. The system's bundle counts, too.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void bundleOfNodeCountsAsTheSystems(@TempDir Path root) throws IOException {
    API.answers(200, "{\"data\":[]}");
    Path folder = TestTls.file("authority.pem").getParent();
    Cli trusting = cli().folder(folder).variable("NODE_EXTRA_CA_CERTS", "authority.pem");
    assertEquals(ANSWERED, trusting.lastPass("id"));
    installBundle(root, BUNDLE, authority());
    Cli other = cli().root(root).folder(folder);
    assertEquals(ANSWERED, other.variable("NODE_EXTRA_CA_CERTS", "stranger.pem").lastPass("id"));
    assertEquals(ANSWERED, other.variable("NODE_EXTRA_CA_CERTS", "none").lastPass("id"));
  }

  @ParameterizedTest
  @CsvSource({
    "none, ': cannot read the CA bundle %s: no such file'",
    "empty, : %s is not a bundle of PEM certificates (-----BEGIN CERTIFICATE-----)",
    "text, : %s is not a bundle of PEM certificates (-----BEGIN CERTIFICATE-----)",
    // Java would read another file than the one that was named.
    "caf\ufffd, ' is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8'",
  })
  void reportsThatTheBundleOfNodeCannotBeRead(String name, String problem, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("empty"), "");
    Files.writeString(folder.resolve("text"), "authority\n");
    String file = folder.resolve(name).toString();
    try (RawServer server = answering("good")) {
      assertEquals(
          refused(server, UNTRUSTED + "; NODE_EXTRA_CA_CERTS" + problem.formatted(file)),
          at(server).variable("NODE_EXTRA_CA_CERTS", file).lastPass("id"));
    }
  }

  /** Without the message, it would look as if the system's bundle had been read. */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({
    "MIIB, 0, a certificate in it is damaged",
    "'', 17000000, it is larger than 16 MiB",
  })
  void reportsThatTheSystemsBundleCannotBeRead(
      String end, int size, String problem, @TempDir Path root) throws IOException {
    String bundle =
        Files.readString(TestTls.file("authority.pem")) + BEGIN + end + "\n".repeat(size);
    installBundle(root, BUNDLE, bundle.getBytes(UTF_8));
    try (RawServer server = answering("good")) {
      String unread =
          "; cannot read the system's authorities in " + root.resolve(BUNDLE) + ": " + problem;
      assertEquals(refused(server, UNTRUSTED + unread), at(server).root(root).lastPass("id"));
    }
  }

  @Test
  void distinguishesTheDatesOfAuthorityAndServer() {
    assertEquals(
        "an authority's certificate has expired",
        ServerCheck.problem(new CertificateException(new CertificateExpiredException())));
    assertEquals(
        "an authority's certificate is not valid yet",
        ServerCheck.problem(new CertificateException(new CertificateNotYetValidException())));
  }

  private static Outcome refused(RawServer server, String reason) {
    return Outcome.error(
        69,
        "cannot reach https://localhost:"
            + server.port()
            + ": the server's certificate is not trusted: "
            + reason);
  }

  private static void withStoreOfJava(String file, Runnable work) {
    System.setProperty("javax.net.ssl.trustStore", file);
    System.setProperty("javax.net.ssl.trustStorePassword", TestTls.PASSWORD);
    try {
      work.run();
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
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
    return RawServer.sending(
        TestTls.listen(certificate), "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"data\":[]}");
  }

  private static Cli cli() {
    return API.cli()
        .variable("EMPIRICAL_API_URL", "https://localhost:" + API.tlsPort() + API.folder());
  }

  private static Cli at(RawServer server) {
    return server.cli().variable("EMPIRICAL_API_URL", "https://localhost:" + server.port());
  }
}
