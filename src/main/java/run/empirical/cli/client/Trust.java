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
import run.empirical.cli.model.FailureException;

/** Decides which servers to trust: checks the user's bundle first, then the JDK's store. */
final class Trust extends X509ExtendedTrustManager {
  private static final String UNUSED = "this program only checks servers, over an SSLEngine";

  private final X509ExtendedTrustManager first;
  private final boolean hasBundle;
  private @Nullable X509ExtendedTrustManager builtIn;

  /** The server's certificate is self-signed and not trusted. */
  static final class SelfSignedException extends CertificateException {
    private static final long serialVersionUID = 1;

    SelfSignedException(CertificateException refused) {
      super(refused.getMessage(), refused);
    }
  }

  private Trust(@Nullable CaBundle caBundle) throws GeneralSecurityException {
    hasBundle = caBundle != null;
    first = managerFor(caBundle == null ? null : caBundle.keyStore());
  }

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
      context.init(
          null,
          url.isHttps() ? new TrustManager[] {new Trust(caBundle)} : new TrustManager[0],
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw FailureException.config("this Java cannot set up TLS: " + e.getMessage());
    }
  }

  /** Trusts the authorities in a store; in the JDK's if it is null. */
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
      try {
        builtIn().checkServerTrusted(chain, authType, engine);
      } catch (GeneralSecurityException e) {
        // The error from the user's bundle is more helpful.
        throw why;
      }
    }
  }

  private static boolean isSelfSigned(X509Certificate[] chain, CertificateException refused) {
    return refused.getCause() instanceof CertPathBuilderException
        && chain.length == 1
        && chain[0].getSubjectX500Principal().equals(chain[0].getIssuerX500Principal());
  }

  /** Loaded only when the bundle does not suffice, because that is slow. */
  private synchronized X509ExtendedTrustManager builtIn() throws GeneralSecurityException {
    if (builtIn == null) {
      builtIn = managerFor(null);
    }
    return builtIn;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException(UNUSED);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException(UNUSED);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException(UNUSED);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException(UNUSED);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException(UNUSED);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return first.getAcceptedIssuers();
  }
}
