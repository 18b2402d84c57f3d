package run.empirical.cli.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;

/**
 * Trusts servers with a certificate from an authority of the user, of the JDK or of the system.
 *
 * @param authorities the user's authorities
 * @param system the sources of the system's authorities. Loading is slow, so each is called only if
 *     nothing before it trusts the server. Users see the messages of their exceptions
 */
public record Trust(List<Certificate> authorities, List<Callable<List<Certificate>>> system) {
  /** Trusts the JDK's authorities only. */
  public static final Trust JDK = new Trust(List.of(), List.of());

  /** The maximum size of a bundle of certificates, in bytes: dozens of times the usual size. */
  public static final int MAX_BUNDLE = 16 << 20;

  /** Must start a line, since text before a certificate may mention it (RFC 7468). */
  private static final String BEGIN = "\n-----BEGIN CERTIFICATE-----";

  private static final String END = "\n-----END CERTIFICATE-----";

  /**
   * Parses a bundle of at least one certificate.
   *
   * @param pem PEM text; other parts of it, such as a private key, are skipped
   * @param name where it was read from, for the message
   * @throws FailureException of kind {@code CONFIG} if it contains no certificate or a malformed
   *     one
   */
  public static List<Certificate> parseBundle(byte[] pem, String name) {
    try {
      List<Certificate> certificates = certificates(pem);
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      // Java's own message does not help users.
    }
    throw FailureException.config(
        "%s is not a bundle of PEM certificates (-----BEGIN CERTIFICATE-----)", name);
  }

  /**
   * The certificates in PEM text. Java's own parser would take each block for a certificate, and
   * any five dashes for the start of a block.
   *
   * @throws CertificateException if one is damaged
   */
  static List<Certificate> certificates(byte[] pem) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    String text = "\n" + new String(pem, StandardCharsets.ISO_8859_1);
    List<Certificate> certificates = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int end = text.indexOf(END, begin);
      if (end < 0) {
        throw new CertificateException("a certificate has no end");
      }
      byte[] block =
          text.substring(begin + 1, end + END.length()).getBytes(StandardCharsets.ISO_8859_1);
      certificates.add(factory.generateCertificate(new ByteArrayInputStream(block)));
      begin = text.indexOf(BEGIN, end);
    }
    return List.copyOf(certificates);
  }

  /**
   * Sets up TLS for a base URL.
   *
   * @throws FailureException of kind {@code CONFIG} if this Java does not support TLS
   */
  public SSLContext context(ApiUrl url) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          null, url.isHttps() ? new TrustManager[] {serverCheck()} : new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw FailureException.config("this Java cannot set up TLS: %s", e.getMessage());
    }
  }

  ServerCheck serverCheck() {
    List<Callable<X509ExtendedTrustManager>> stores = new ArrayList<>();
    if (!authorities.isEmpty()) {
      stores.add(() -> trustManager(authorities));
    }
    stores.add(Trust::trustManagerOfJava);
    for (Callable<List<Certificate>> source : system) {
      stores.add(() -> trustManager(source.call()));
    }
    return new ServerCheck(stores);
  }

  private static X509ExtendedTrustManager trustManagerOfJava() throws IOException {
    try {
      return trustManager((KeyStore) null);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot read Java's authorities: " + e.getMessage(), e);
    }
  }

  static X509ExtendedTrustManager trustManager(List<Certificate> authorities)
      throws GeneralSecurityException, IOException {
    // JKS is enough in memory. The default type computes attributes of each entry, which takes a
    // tenth of a look-up's time.
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    for (Certificate certificate : authorities) {
      store.setCertificateEntry("authority" + store.size(), certificate);
    }
    return trustManager(store);
  }

  /** Trusts the authorities in a key store, or the JDK's if it is null. */
  private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }
}
