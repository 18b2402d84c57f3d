package run.empirical.cli.client;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.connection.ApiUrl;
import run.empirical.cli.connection.ProxySettings;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.text.Redaction;

/**
 * Explains why no complete reply arrived, by the root cause of the exception.
 *
 * @param proxy null for a direct connection
 */
record TransportFailures(ApiUrl url, Redaction redaction, @Nullable ProxySettings proxy) {
  /**
   * Explains an exception. An unchecked one is a bug, except those that the JDK's client throws for
   * a name that does not resolve and for an invalid Content-Length.
   */
  Failure explain(Throwable error) {
    Throwable cause = Failure.rootCause(error);
    boolean unchecked = cause instanceof RuntimeException || cause instanceof Error;
    if (unchecked
        && !(cause instanceof UnresolvedAddressException)
        && !(cause instanceof NumberFormatException)) {
      return Failure.of(ExitStatus.INTERNAL, "unexpected " + redaction.quote(cause.toString()));
    }
    String peer = proxy == null ? url.toString() : url + " through the proxy " + proxy;
    String message = "cannot reach " + peer + ": " + reason(error, cause);
    Failure failure = Failure.of(ExitStatus.UNREACHABLE, message);
    return cause instanceof CertificateException ? failure.permanent() : failure;
  }

  private String reason(Throwable error, Throwable cause) {
    if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
      return "could not resolve host " + (proxy == null ? url.host() : proxy.host());
    }
    if (error instanceof ConnectException && error.getMessage() == null) {
      return "connection refused";
    }
    if (cause instanceof NumberFormatException) {
      return "the reply's Content-Length is not a number";
    }
    if (cause instanceof EOFException) {
      return "the connection closed before the whole reply arrived";
    }
    String message = cause.getMessage();
    String text = message == null ? cause.getClass().getSimpleName() : redaction.quote(message);
    return cause instanceof CertificateException
        ? "the server's certificate is not trusted: " + text
        : text;
  }
}
