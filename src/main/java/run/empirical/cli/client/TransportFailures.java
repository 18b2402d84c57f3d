package run.empirical.cli.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;

/**
 * Says why no whole reply came.
 *
 * @param url the API's base URL
 * @param key the API key, which the text of an exception may quote from the reply
 * @param proxy the proxy in between; null for a direct connection
 */
record TransportFailures(ApiUrl url, ApiKey key, @Nullable ProxySettings proxy) {
  private static final String CA_HINT =
      ". To trust another authority: --cacert FILE, or SSL_CERT_FILE with the system's bundle";

  Failure explain(Throwable thrown) {
    Throwable error =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    // The client throws the latter for a Content-Length that is no number.
    if (find(error, ProtocolException.class) != null || error instanceof IllegalArgumentException) {
      return Failure.of(
          ErrorKind.PROTOCOL, "what " + peer() + " sends is not HTTP: " + reason(error));
    }
    if (!(error instanceof IOException)) {
      return Failure.of(ErrorKind.INTERNAL, "unexpected " + key.redact(error.toString()));
    }
    SSLException tls = find(error, SSLException.class);
    if (tls != null) {
      return tls(tls);
    }
    return unreachable("cannot reach " + peer() + ": " + connection(error));
  }

  private String connection(Throwable error) {
    if (find(error, UnresolvedAddressException.class) != null
        || find(error, UnknownHostException.class) != null) {
      return "the name " + (proxy == null ? url.host() : proxy.host()) + " has no address";
    }
    if (error instanceof HttpConnectTimeoutException) {
      return "no connection within 10 seconds";
    }
    if (error instanceof ConnectException && error.getMessage() == null) {
      return "the connection was refused";
    }
    if (find(error, EOFException.class) != null) {
      return "the connection was closed before the whole reply had come";
    }
    SocketException socket = find(error, SocketException.class);
    return reason(socket == null ? error : socket);
  }

  private Failure tls(SSLException error) {
    String why = certificateProblem(error);
    if (why != null) {
      String message = "TLS with " + url.host() + " failed: " + why + CA_HINT;
      return Failure.of(ErrorKind.UNREACHABLE, message);
    }
    return unreachable("TLS with " + url.host() + " failed: " + reason(error));
  }

  /** Why the certificate is refused; null when the failure is not about a certificate. */
  private @Nullable String certificateProblem(Throwable error) {
    if (find(error, CertificateExpiredException.class) != null) {
      return "the server's certificate has expired";
    }
    if (find(error, CertificateNotYetValidException.class) != null) {
      return "the server's certificate is not valid yet";
    }
    if (find(error, CertPathValidatorException.class) == null
        && find(error, CertificateException.class) == null) {
      return null;
    }
    Throwable deepest = deepest(error);
    String reason = reason(deepest);
    if (reason.contains("subject alternative") || reason.contains("No name matching")) {
      return "the server's certificate is for another host (" + reason + ")";
    }
    if (reason.contains("unable to find valid certification path")) {
      return "the server's certificate is signed by an authority that is not trusted";
    }
    return "the server's certificate is not valid (" + reason + ")";
  }

  private static Failure unreachable(String message) {
    return new Failure(ErrorKind.UNREACHABLE, message, null, true);
  }

  private String peer() {
    return proxy == null ? url.toString() : url + " through the proxy " + proxy;
  }

  private String reason(Throwable error) {
    String message = error.getMessage();
    if (message == null && error.getCause() != null) {
      return reason(error.getCause());
    }
    return message == null ? error.getClass().getSimpleName() : key.redact(message);
  }

  private static <T extends Throwable> @Nullable T find(Throwable error, Class<T> type) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
    }
    return null;
  }

  private static Throwable deepest(Throwable error) {
    Throwable last = error;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last;
  }
}
