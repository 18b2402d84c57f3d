package run.empirical.cli.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import run.empirical.cli.TestTls;

/** The system's authorities are loaded only if needed. */
class TrustTest {
  private final AtomicInteger loads = new AtomicInteger();

  @Test
  void loadsSystemAuthoritiesOnceAndOnlyIfNeeded() throws Exception {
    checkTwice(new Trust(authorities(), List.of(this::load)));
    assertEquals(0, loads.get());
    checkTwice(new Trust(List.of(), List.of(this::load, this::load)));
    assertEquals(1, loads.get());
  }

  // Without an engine, the JDK's manager checks the certificate only.
  @SuppressWarnings("NullAway")
  private static void checkTwice(Trust trust) throws Exception {
    KeyStore keys =
        KeyStore.getInstance(TestTls.file("good.p12").toFile(), TestTls.PASSWORD.toCharArray());
    X509Certificate[] chain = {(X509Certificate) keys.getCertificate(keys.aliases().nextElement())};
    ServerCheck check = trust.serverCheck();
    for (int i = 0; i < 2; i++) {
      check.checkServerTrusted(chain, "UNKNOWN", /* engine= */ (SSLEngine) null);
    }
  }

  private List<Certificate> load() throws IOException {
    loads.incrementAndGet();
    return authorities();
  }

  private static List<Certificate> authorities() throws IOException {
    return Trust.parseBundle(Files.readAllBytes(TestTls.file("authority.pem")), "the test");
  }
}
