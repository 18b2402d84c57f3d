package run.empirical.cli.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.text.Redaction;

/**
 * Explains why no complete reply arrived, by the exception's type.
 *
 * @param proxy null for a direct connection
 */
record TransportFailures(ApiUrl url, Redaction redaction, @Nullable ProxySettings proxy) {
  private static final String CA_HINT =
      ". To trust another authority, pass --cacert FILE or set SSL_CERT_FILE to the system's"
          + " bundle";

  /** Anything but an {@link IOException} is a bug, and so is a lack of memory. */
  Failure explain(Throwable error) {
    Throwable own = error instanceof IOException ? find(error, OutOfMemoryError.class) : error;
    if (own != null) {
      return Failure.of(ErrorKind.INTERNAL, "unexpected " + redaction.quote(own.toString()));
    }
    SSLException tls = find(error, SSLException.class);
    return tls == null
        ? unreachable("cannot reach " + peer() + ": " + connectionProblem(error))
        : tls(tls);
  }

  private String connectionProblem(Throwable error) {
    if (find(error, UnresolvedAddressException.class) != null
        || find(error, UnknownHostException.class) != null) {
      return "could not resolve host " + (proxy == null ? url.host() : proxy.host());
    }
    if (error instanceof HttpConnectTimeoutException) {
      return "connection timed out after 10 seconds";
    }
    if (error instanceof ConnectException && error.getMessage() == null) {
      return "connection refused";
    }
    if (find(error, EOFException.class) != null) {
      return "the connection closed before the whole reply arrived";
    }
    SocketException socket = find(error, SocketException.class);
    String reason = reason(socket == null ? error : socket);
    return error instanceof ProtocolException ? "the reply is not valid HTTP: " + reason : reason;
  }

  private Failure tls(SSLException error) {
    String failed = "TLS with " + url.host() + " failed: ";
    String why = certificateProblem(error);
    return why == null
        ? unreachable(failed + reason(error))
        : Failure.of(ErrorKind.UNREACHABLE, failed + "the server's certificate " + why);
  }

  /** Why the certificate was rejected, and what to try; null if it is not the cause. */
  private @Nullable String certificateProblem(SSLException error) {
    if (find(error, CertificateExpiredException.class) != null) {
      return "has expired";
    }
    if (find(error, CertificateNotYetValidException.class) != null) {
      return "is not valid yet";
    }
    if (find(error, CertPathBuilderException.class) != null) {
      return "is signed by an untrusted authority, or by itself" + CA_HINT;
    }
    CertPathValidatorException path = find(error, CertPathValidatorException.class);
    if (path != null) {
      return "is not valid: " + reason(path) + CA_HINT;
    }
    CertificateException refused = find(error, CertificateException.class);
    return refused == null
        ? null
        : "is not valid for this host: " + reason(refused) + " Is the base URL " + url + " right?";
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
    return message == null ? error.getClass().getSimpleName() : redaction.quote(message);
  }

  private static <T extends Throwable> @Nullable T find(Throwable error, Class<T> type) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
    }
    return null;
  }
}
