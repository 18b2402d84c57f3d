package run.empirical.cli;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The keys and certificates of the TLS tests, which {@code tls/make.sh} makes. */
public final class TestTls {
  /** Opens every key store. */
  public static final String PASSWORD = "changeit";

  private TestTls() {}

  /** A file beside {@code make.sh}. */
  public static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(TestTls.class.getResource("/tls/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bundle that holds the authority of all server certificates. */
  public static String authority() {
    return file("authority.pem").toString();
  }

  /** An API over TLS, HTTP/2 offered, whose certificate is good. */
  public static FakeApi api() {
    return new FakeApi(
        WireMockConfiguration.options()
            .dynamicHttpsPort()
            .keystoreType("PKCS12")
            .keystorePath(file("good.p12").toString())
            .keystorePassword(PASSWORD)
            .keyManagerPassword(PASSWORD));
  }

  /** A listening socket whose certificate is the one of that name. */
  public static ServerSocket listen(String certificate) throws IOException {
    return context(certificate)
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** What a server needs to show the certificate of that name. */
  public static SSLContext context(String certificate) throws IOException {
    try (InputStream in = TestTls.class.getResourceAsStream("/tls/" + certificate + ".p12")) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
