package run.empirical.cli.connection;

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
import run.empirical.cli.failure.Failure;

/**
 * Trusts a server if its certificate is valid today and one of several stores trusts it. Each store
 * makes all checks, including that of the host name. A store is loaded only if the stores before it
 * do not trust the server.
 *
 * <p>A plain {@code X509TrustManager} would need three methods instead of eight, but Java would
 * then check the algorithm of each certificate that the server sends, even if it is not needed.
 * Where the system's policy disables SHA-1, as on RHEL 9, Java would reject a server that also
 * sends an old root, although the store has the root's successor.
 */
final class ServerCheck extends X509ExtendedTrustManager {
  private static final String UNTRUSTED =
      "it is self-signed, or signed by an untrusted authority. To trust another authority, pass"
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
   * Creates a check that asks stores in this order.
   *
   * @param sources load the stores; users see the messages of their exceptions
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
        // A problem other than UNTRUSTED means that this store has the authority: report that one.
        problem = problem.equals(UNTRUSTED) ? problem(e) : problem;
      }
    }
    throw new CertificateException(problem + unusable);
  }

  /** Checks the dates of the server's certificate, since Java does not if it is in a store. */
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

  /** Explains to users why a store does not trust the server. */
  static String problem(Exception error) {
    Throwable cause = Failure.rootCause(error);
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

  /** None: this is for servers, which tell clients what they accept. */
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
    return new CertificateException("only checkServerTrusted with an SSLEngine is supported");
  }
}
