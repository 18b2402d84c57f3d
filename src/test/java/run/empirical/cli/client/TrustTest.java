package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;

/** When other authorities are loaded. */
class TrustTest {
  private final AtomicInteger loads = new AtomicInteger();

  @Test
  void loadsNothingFromTheSystemIfTheFirstCheckSucceeds() throws Exception {
    askTwice(new Trust(authorities(), this::load));
    assertEquals(0, loads.get());
  }

  @Test
  void loadsTheSystemsAuthoritiesOnce() throws Exception {
    askTwice(new Trust(List.of(), this::load));
    assertEquals(1, loads.get());
  }

  @Test
  void loadsNothingElseForAServerThatIsTrusted() throws Exception {
    check(authorities());
    assertEquals(0, loads.get());
  }

  @Test
  void saysThatOtherAuthoritiesCannotBeLoaded() {
    CertificateException thrown =
        assertThrows(CertificateException.class, () -> check(authorities("stranger.pem")));
    assertEquals("other authorities cannot be loaded: no store", thrown.getMessage());
    assertEquals(1, loads.get());
  }

  /** Checks a server against authorities, and others whose store is broken. */
  // Without an engine, the JDK's manager checks the certificate only.
  @SuppressWarnings("NullAway")
  private void check(List<Certificate> trusted) throws Exception {
    FallbackTrust trust =
        new FallbackTrust(
            Trust.manager(trusted),
            () -> {
              loads.incrementAndGet();
              throw new IOException("no store");
            });
    KeyStore keys =
        KeyStore.getInstance(TestTls.file("good.p12").toFile(), TestTls.PASSWORD.toCharArray());
    X509Certificate server = (X509Certificate) keys.getCertificate(keys.aliases().nextElement());
    trust.checkServerTrusted(
        new X509Certificate[] {server}, "UNKNOWN", /* engine= */ (SSLEngine) null);
  }

  private List<Certificate> load() {
    loads.incrementAndGet();
    return authorities();
  }

  private static List<Certificate> authorities() {
    return authorities("authority.pem");
  }

  private static List<Certificate> authorities(String file) {
    try {
      return Trust.authorities(Files.readAllBytes(TestTls.file(file)), "the test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Over two connections. */
  private static void askTwice(Trust trust) throws Exception {
    try (RawServer server =
        RawServer.start(
            TestTls.listen("good"),
            (connection, request) ->
                RawServer.send(
                    connection,
                    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))) {
      String url = "https://localhost:" + server.port();
      HttpClient client =
          HttpClient.newBuilder()
              .sslContext(trust.context(ApiUrl.parse(url, "--api-url", false)))
              .build();
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      for (int i = 0; i < 2; i++) {
        assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
      }
      assertEquals(2, server.connections());
    }
  }
}
