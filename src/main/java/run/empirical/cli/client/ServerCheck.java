package run.empirical.cli.client;

import java.net.Socket;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a server whose certificate is valid today and which one of several stores trusts. Each
 * store makes all checks, those of the host name included; one is loaded only when those before it
 * do not trust the server.
 *
 * <p>A plain {@code X509TrustManager} would need three methods instead of eight, but Java would
 * then check the algorithm of each certificate that the server sends, also of one that nobody
 * relies on. Where the system's policy disables SHA-1, as on RHEL 9, that rejects a server which
 * sends an old root along, although the store has the root's successor.
 */
final class ServerCheck extends X509ExtendedTrustManager {
  private static final String UNTRUSTED =
      "it is signed by an untrusted authority, or by itself. To trust another authority, pass"
          + " --cacert FILE or set SSL_CERT_FILE";

  private final List<Store> stores;

  /** A store that is loaded at its first use, and kept. */
  private static final class Store {
    private final Callable<X509ExtendedTrustManager> source;
    private @Nullable X509ExtendedTrustManager loaded;

    Store(Callable<X509ExtendedTrustManager> source) {
      this.source = source;
    }

    synchronized X509ExtendedTrustManager load() throws Exception {
      if (loaded == null) {
        loaded = source.call();
      }
      return loaded;
    }
  }

  /**
   * Asks stores in this order.
   *
   * @param sources load a store; the message of what they throw is shown to the user
   */
  ServerCheck(List<Callable<X509ExtendedTrustManager>> sources) {
    stores = sources.stream().map(Store::new).toList();
  }

  /** Throws exceptions whose messages are for users. */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    requireValidToday(chain[0]);
    String problem = UNTRUSTED;
    StringBuilder unusable = new StringBuilder();
    for (Store store : stores) {
      X509ExtendedTrustManager authorities;
      try {
        authorities = store.load();
      } catch (Exception e) {
        unusable.append("; ").append(e.getMessage());
        continue;
      }
      try {
        authorities.checkServerTrusted(chain, authType, engine);
        return;
      } catch (CertificateException | RuntimeException e) {
        // Only a store that has the authority finds anything else wrong.
        problem = problem.equals(UNTRUSTED) ? problem(e) : problem;
      }
    }
    throw new CertificateException(problem + unusable);
  }

  /** Java does not check a certificate that is itself in a store. */
  private static void requireValidToday(X509Certificate server) throws CertificateException {
    try {
      server.checkValidity();
    } catch (CertificateExpiredException e) {
      throw new CertificateException("it expired on " + date(server.getNotAfter()));
    } catch (CertificateNotYetValidException e) {
      throw new CertificateException("it is not valid before " + date(server.getNotBefore()));
    }
  }

  private static LocalDate date(Date date) {
    return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
  }

  /** Why a store does not trust the server. */
  static String problem(Exception refusal) {
    Throwable cause = TransportFailures.rootCause(refusal);
    // An empty store throws InvalidAlgorithmParameterException.
    if (cause instanceof CertPathBuilderException
        || cause instanceof InvalidAlgorithmParameterException) {
      return UNTRUSTED;
    }
    if (cause instanceof CertificateExpiredException) {
      return "an authority's certificate has expired";
    }
    return cause instanceof CertificateNotYetValidException
        ? "an authority's certificate is not valid yet"
        : String.valueOf(cause.getMessage());
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
