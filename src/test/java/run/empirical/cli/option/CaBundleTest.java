package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.TestTls;

/** An unusable CA bundle exits with 78 before any request. */
class CaBundleTest {
  @RegisterExtension static final FakeApi API = TestTls.api();

  private final Path folder;

  CaBundleTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void rejectsAMissingFile() {
    Path file = folder.resolve("none.pem");

    assertRejected("--cacert: cannot read the CA bundle " + file + ": no such file", file);
  }

  @Test
  void rejectsAFolder() {
    assertRejected("--cacert: cannot read the CA bundle " + folder + ": Is a directory", folder);
  }

  @Test
  void rejectsAnEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.pem"));

    assertRejected(
        "--cacert: " + file + " is not a bundle of PEM certificates (-----BEGIN CERTIFICATE-----)",
        file);
  }

  @Test
  void rejectsAFileWithoutCertificates() throws IOException {
    Path file = Files.writeString(folder.resolve("text.pem"), "just text\n");

    assertRejected(
        "--cacert: " + file + " is not a bundle of PEM certificates (-----BEGIN CERTIFICATE-----)",
        file);
  }

  @Test
  void rejectsABrokenCertificate() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");

    assertRejected(
        "--cacert: " + file + " is not a bundle of PEM certificates (-----BEGIN CERTIFICATE-----)",
        file);
  }

  @Test
  void namesTheVariableInErrors() {
    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: SSL_CERT_FILE: cannot read the CA bundle /no/such/file: no such"
                + " file\n"),
        cli().variable("SSL_CERT_FILE", "/no/such/file").run("last-pass", "id"));
  }

  @Test
  void doesNotReadTheBundleWithoutTls() {
    API.answers(200, "{\"data\":[]}");

    assertEquals(
        0,
        API.cli()
            .variable("SSL_CERT_FILE", "/no/such/file")
            .run("last-pass", "id", "--cacert", "/no/such/file")
            .exit());
  }

  private static void assertRejected(String message, Path file) {
    assertEquals(
        new Outcome(78, "", "empirical: " + message + "\n"),
        cli().run("last-pass", "id", "--cacert", file.toString()));
    assertEquals(List.of(), API.requests());
  }

  private static Cli cli() {
    return API.cli().variable("EMPIRICAL_API_URL", "https://localhost:" + API.tlsPort());
  }
}
