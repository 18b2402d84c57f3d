package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "just text\n",
        "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
      })
  void rejectsAFileWithoutAWholeCertificate(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("ca.pem"), content);

    assertEquals(
        Outcome.error(
            78,
            "--cacert: "
                + file
                + " is not a bundle of PEM certificates (-----BEGIN CERTIFICATE-----)"),
        API.cli()
            .variable("EMPIRICAL_API_URL", "https://localhost:" + API.tlsPort() + API.folder())
            .lastPass("id --cacert", file.toString()));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void doesNotReadTheBundleWithoutTls() {
    API.answers(200, "{\"data\":[]}");

    assertEquals(
        0,
        API.cli()
            .variable("SSL_CERT_FILE", "/no/such/file")
            .lastPass("id --cacert /no/such/file")
            .exit());
  }
}
