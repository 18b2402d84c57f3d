package run.empirical.cli.client;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.FailureException;

/** Decides which servers to trust: those of the JDK's authorities and of the user's. */
final class Trust {
  private Trust() {}

  /**
   * Sets up TLS for a base URL.
   *
   * @param caBundle authorities to trust in addition to the JDK's; null for none
   * @throws FailureException of kind {@code CONFIG} if this Java does not support TLS
   */
  static SSLContext context(ApiUrl url, @Nullable CaBundle caBundle) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      // Without TLS, no store is loaded, which is slow.
      context.init(null, url.isHttps() ? managers(caBundle) : new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw FailureException.config("this Java cannot set up TLS: " + e.getMessage());
    }
  }

  private static TrustManager[] managers(@Nullable CaBundle caBundle)
      throws GeneralSecurityException, IOException {
    TrustManager[] builtIn = managers((KeyStore) null);
    if (caBundle == null) {
      return builtIn;
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate certificate : caBundle.certificates()) {
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
