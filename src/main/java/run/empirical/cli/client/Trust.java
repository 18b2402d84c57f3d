package run.empirical.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
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
   * @param caBundle PEM certificates that are trusted beside the JDK's own; null for none
   * @throws FailureException of kind {@code CONFIG} when the bundle cannot be used
   */
  static SSLContext context(ApiUrl url, @Nullable Path caBundle) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(url, caBundle), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new FailureException(
          ErrorKind.CONFIG, "this Java cannot set up TLS: " + e.getMessage());
    }
  }

  private static TrustManager @Nullable [] trustManagers(ApiUrl url, @Nullable Path caBundle)
      throws GeneralSecurityException {
    if (!url.isHttps()) {
      // Without TLS nothing is trusted, and the JDK's store, slow to load, is left alone.
      return new TrustManager[0];
    }
    return caBundle == null ? null : new TrustManager[] {new BundleThenDefault(read(caBundle))};
  }

  private static X509ExtendedTrustManager read(Path caBundle) throws GeneralSecurityException {
    try (InputStream in = Files.newInputStream(caBundle)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new FailureException(ErrorKind.CONFIG, caBundle + " holds no PEM certificate");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("ca" + store.size(), certificate);
      }
      return managerFor(store);
    } catch (CertificateException e) {
      throw new FailureException(
          ErrorKind.CONFIG, caBundle + " is not a bundle of PEM certificates: " + e.getMessage());
    } catch (IOException e) {
      throw new FailureException(ErrorKind.CONFIG, "cannot read the CA bundle " + caBundle);
    }
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
