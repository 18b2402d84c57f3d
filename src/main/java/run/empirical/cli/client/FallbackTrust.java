package run.empirical.cli.client;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a server that either of two managers trusts. Each makes all checks, those of the dates and
 * the host name included. The second is loaded when the first refuses a server, and kept.
 */
final class FallbackTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager first;
  private final Source source;
  private @Nullable X509ExtendedTrustManager second;

  /** Loads the second manager. */
  interface Source {
    X509ExtendedTrustManager load() throws GeneralSecurityException, IOException;
  }

  FallbackTrust(X509ExtendedTrustManager first, Source source) {
    this.first = first;
    this.source = source;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      first.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      try {
        second().checkServerTrusted(chain, authType, engine);
      } catch (CertificateException again) {
        // Only who trusts the authority can tell what else is wrong.
        throw isUntrustedAuthority(e) ? again : e;
      } catch (GeneralSecurityException | IOException unusable) {
        throw new CertificateException(
            "other authorities cannot be loaded: " + unusable.getMessage());
      }
    }
  }

  private synchronized X509ExtendedTrustManager second()
      throws GeneralSecurityException, IOException {
    if (second == null) {
      second = source.load();
    }
    return second;
  }

  private static boolean isUntrustedAuthority(CertificateException error) {
    return TransportFailures.rootCause(error) instanceof CertPathBuilderException;
  }

  /** Only servers ask for them. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw unsupported();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw unsupported();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw unsupported();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw unsupported();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw unsupported();
  }

  private static CertificateException unsupported() {
    return new CertificateException("Java's HTTP client only checks servers, by their engine");
  }
}
