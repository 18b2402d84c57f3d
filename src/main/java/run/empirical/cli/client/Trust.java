package run.empirical.cli.client;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/** Decides which authorities may vouch for the server. */
final class Trust {
  private Trust() {}

  /**
   * The TLS set-up for a base URL.
   *
   * @param caBundle authorities that are trusted beside the JDK's own; null for none
   * @throws FailureException of kind {@code CONFIG} when Java has no TLS to offer
   */
  static SSLContext context(ApiUrl url, @Nullable CaBundle caBundle) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(url, caBundle), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new FailureException(
          ErrorKind.CONFIG, "this Java cannot set up TLS: " + e.getMessage());
    }
  }

  private static TrustManager @Nullable [] trustManagers(ApiUrl url, @Nullable CaBundle caBundle)
      throws GeneralSecurityException {
    if (!url.isHttps()) {
      // Without TLS nothing is trusted, and the JDK's store, slow to load, is left alone.
      return new TrustManager[0];
    }
    return caBundle == null
        ? null
        : new TrustManager[] {new BundleThenDefault(managerFor(caBundle.keyStore()))};
  }

  private static X509ExtendedTrustManager managerFor(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }

  /** Asks the user's bundle first; loads the JDK's own store only when that refuses. */
  private static final class BundleThenDefault extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager bundle;

    BundleThenDefault(X509ExtendedTrustManager bundle) {
      this.bundle = bundle;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      try {
        bundle.checkServerTrusted(chain, authType, engine);
      } catch (CertificateException refused) {
        checkDefault(chain, authType, engine, refused);
      }
    }

    private static void checkDefault(
        X509Certificate[] chain, String authType, SSLEngine engine, CertificateException refused)
        throws CertificateException {
      try {
        managerFor(null).checkServerTrusted(chain, authType, engine);
      } catch (GeneralSecurityException e) {
        // What the user's own bundle objects to is the better hint.
        throw refused;
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw new CertificateException("connections without an engine are not used");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("connections without an engine are not used");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("this program is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw new CertificateException("this program is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("this program is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return bundle.getAcceptedIssuers();
    }
  }
}
