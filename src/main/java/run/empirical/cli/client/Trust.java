package run.empirical.cli.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.FailureException;

/** Decides which servers to trust: those of the JDK's authorities and of the user's. */
public final class Trust {
  private Trust() {}

  /**
   * Parses a bundle of certificates, which has at least one.
   *
   * @param pem PEM text; anything between certificates is skipped
   * @param name where it was read from, for the message
   * @throws FailureException of kind {@code CONFIG} if it contains no certificate or a malformed
   *     one
   */
  public static List<Certificate> authorities(byte[] pem, String name) {
    try {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      if (!certificates.isEmpty()) {
        return List.copyOf(certificates);
      }
    } catch (CertificateException e) {
      // Java's own message does not help users.
    }
    throw FailureException.config(
        name + " is not a bundle of PEM certificates (-----BEGIN CERTIFICATE-----)");
  }

  /**
   * Sets up TLS for a base URL.
   *
   * @param authorities those to trust in addition to the JDK's
   * @throws FailureException of kind {@code CONFIG} if this Java does not support TLS
   */
  static SSLContext context(ApiUrl url, List<Certificate> authorities) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      // Without TLS, no store is loaded, which is slow.
      context.init(null, url.isHttps() ? managers(authorities) : new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw FailureException.config("this Java cannot set up TLS: " + e.getMessage());
    }
  }

  private static TrustManager[] managers(List<Certificate> authorities)
      throws GeneralSecurityException, IOException {
    TrustManager[] builtIn = managers((KeyStore) null);
    if (authorities.isEmpty()) {
      return builtIn;
    }
    // In memory only. The default type computes attributes of each entry, a tenth of a look-up.
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    for (Certificate certificate : authorities) {
      store.setCertificateEntry("bundle" + store.size(), certificate);
    }
    for (TrustManager manager : builtIn) {
      for (Certificate certificate : ((X509TrustManager) manager).getAcceptedIssuers()) {
        store.setCertificateEntry("jdk" + store.size(), certificate);
      }
    }
    return managers(store);
  }

  /** Trusts the authorities in a store; in the JDK's if it is null. */
  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
