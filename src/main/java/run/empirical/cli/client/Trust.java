package run.empirical.cli.client;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
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

/** Sets up TLS and decides which certificate authorities to trust. */
final class Trust {
  /** The server's certificate is self-signed and not trusted. */
  static final class SelfSignedException extends CertificateException {
    private static final long serialVersionUID = 1;

    private SelfSignedException(CertificateException refused) {
      super(refused.getMessage(), refused);
    }
  }

  private final SSLContext context;

  /**
   * Sets up TLS for a base URL.
   *
   * @param caBundle authorities to trust in addition to the JDK's; null for none
   * @throws FailureException of kind {@code CONFIG} if this Java does not support TLS
   */
  Trust(ApiUrl url, @Nullable CaBundle caBundle) {
    try {
      context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(url, caBundle), null);
    } catch (GeneralSecurityException e) {
      throw new FailureException(
          ErrorKind.CONFIG, "this Java cannot set up TLS: " + e.getMessage());
    }
  }

  SSLContext context() {
    return context;
  }

  private static TrustManager[] trustManagers(ApiUrl url, @Nullable CaBundle caBundle)
      throws GeneralSecurityException {
    if (!url.isHttps()) {
      // No TLS, so do not load the JDK's store, which is slow.
      return new TrustManager[0];
    }
    KeyStore bundle = caBundle == null ? null : caBundle.keyStore();
    return new TrustManager[] {new BundleThenDefault(managerFor(bundle), bundle != null)};
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

  /** Checks the user's bundle first; loads the JDK's store only if that fails. */
  private static final class BundleThenDefault extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager first;
    private final boolean hasBundle;
    private @Nullable X509ExtendedTrustManager builtIn;

    /** Without a bundle, {@code first} is the JDK's store. */
    BundleThenDefault(X509ExtendedTrustManager first, boolean hasBundle) {
      this.first = first;
      this.hasBundle = hasBundle;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      try {
        first.checkServerTrusted(chain, authType, engine);
      } catch (CertificateException refused) {
        CertificateException why =
            isSelfSigned(chain, refused) ? new SelfSignedException(refused) : refused;
        if (!hasBundle) {
          throw why;
        }
        checkDefault(chain, authType, engine, why);
      }
    }

    private static boolean isSelfSigned(X509Certificate[] chain, CertificateException refused) {
      return refused.getCause() instanceof CertPathBuilderException
          && chain.length == 1
          && chain[0].getSubjectX500Principal().equals(chain[0].getIssuerX500Principal());
    }

    private void checkDefault(
        X509Certificate[] chain, String authType, SSLEngine engine, CertificateException refused)
        throws CertificateException {
      try {
        builtIn().checkServerTrusted(chain, authType, engine);
      } catch (GeneralSecurityException e) {
        // The error from the user's bundle is more helpful.
        throw refused;
      }
    }

    private synchronized X509ExtendedTrustManager builtIn() throws GeneralSecurityException {
      if (builtIn == null) {
        builtIn = managerFor(null);
      }
      return builtIn;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw new CertificateException("only connections with an SSLEngine are supported");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("only connections with an SSLEngine are supported");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("this program is not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw new CertificateException("this program is not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("this program is not a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return first.getAcceptedIssuers();
    }
  }
}
