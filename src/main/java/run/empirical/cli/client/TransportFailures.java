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
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Redaction;

/** Explains why no complete reply arrived; {@code proxy} is null for a direct connection. */
record TransportFailures(ApiUrl url, Redaction redaction, @Nullable ProxySettings proxy) {
  private static final String CA_HINT =
      ". To trust another authority, pass --cacert FILE or set SSL_CERT_FILE to the system's"
          + " bundle";

  /** The start of the client's message about a reply that ended within its first line. */
  private static final String STATUS_LINE_CUT = "parsing HTTP/1.1 status line, receiving [";

  private static final String HTTP = "HTTP/1.";

  /** The request failed before the server was reached: any reply is the proxy's, to CONNECT. */
  static final class TunnelException extends IOException {
    private static final long serialVersionUID = 1;

    TunnelException(IOException cause) {
      super(cause);
    }
  }

  Failure explain(Throwable thrown) {
    Throwable cause = thrown.getCause();
    Throwable error = thrown instanceof TunnelException && cause != null ? cause : thrown;
    String breach = breach(error);
    if (breach != null) {
      return error == thrown
          ? Failure.of(ErrorKind.PROTOCOL, "invalid HTTP reply from " + peer() + ": " + breach)
          : cannotReach("the reply to CONNECT is not HTTP: " + breach);
    }
    Throwable own = ownFault(error);
    if (own != null) {
      return Failure.of(ErrorKind.INTERNAL, "unexpected " + redaction.quote(own.toString()));
    }
    SSLException tls = find(error, SSLException.class);
    return tls == null ? cannotReach(connection(error)) : tls(tls);
  }

  /** A bug in this program, or a lack of memory; null for a failed exchange. */
  private static @Nullable Throwable ownFault(Throwable error) {
    BoundedBody.BodyException bug = find(error, BoundedBody.BodyException.class);
    if (bug != null) {
      return bug.getCause();
    }
    return error instanceof IOException ? find(error, OutOfMemoryError.class) : error;
  }

  /** Why the reply is not HTTP; null if it may be. */
  private @Nullable String breach(Throwable error) {
    String start = foreignStart(error);
    if (start != null) {
      return "Invalid status line: \"" + redaction.quote(start) + '"';
    }
    boolean framing =
        find(error, ProtocolException.class) != null
            // The client has no exception types for these errors.
            || anyMessage(
                error,
                message ->
                    message.contains("chunk size")
                        || message.contains("Chunk header")
                        || message.contains("with 204 response"));
    return framing ? reason(error) : null;
  }

  /**
   * What was received instead of a status line; null if it may be the start of one. Only the
   * client's message contains it.
   */
  private static @Nullable String foreignStart(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      String message = String.valueOf(e.getMessage());
      int end = message.lastIndexOf("], parser state [");
      if (message.startsWith(STATUS_LINE_CUT) && end != -1) {
        String start = message.substring(STATUS_LINE_CUT.length(), end);
        return start.startsWith(HTTP) || HTTP.startsWith(start) ? null : start;
      }
    }
    return null;
  }

  private String connection(Throwable error) {
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
    // The exception and its message depend on when the client notices.
    if (anyMessage(error, m -> m.startsWith("Connection reset") || m.equals("Broken pipe"))) {
      return "connection reset";
    }
    SocketException socket = find(error, SocketException.class);
    Throwable cause = error.getCause();
    if (socket == null && (cause instanceof RuntimeException || cause instanceof Error)) {
      return "Java's HTTP client failed (" + redaction.quote(cause.toString()) + ")";
    }
    String reason = reason(socket == null ? error : socket);
    if (reason.contains("RST_STREAM")) {
      return "the server cancelled the request (RST_STREAM)";
    }
    return reason.contains("GOAWAY") || reason.contains("not processed by peer")
        ? "the server did not process the request (GOAWAY)"
        : reason;
  }

  private static boolean anyMessage(Throwable error, Predicate<String> wanted) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof IOException && e.getMessage() != null && wanted.test(e.getMessage())) {
        return true;
      }
    }
    return false;
  }

  private Failure tls(SSLException error) {
    String failed = "TLS with " + url.host() + " failed: ";
    String why = certificateProblem(error);
    return why == null
        ? unreachable(failed + handshakeProblem(reason(error)))
        : Failure.of(ErrorKind.UNREACHABLE, failed + why);
  }

  private static String handshakeProblem(String reason) {
    if (reason.contains("protocol_version")) {
      return "the server supports neither TLS 1.2 nor TLS 1.3";
    }
    return reason.contains("nrecognized SSL message") ? "the reply is not TLS" : reason;
  }

  /**
   * Why the certificate was rejected, and what to try; null if the certificate is not the cause.
   */
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
    if (find(error, Trust.SelfSignedException.class) != null) {
      return "the server's certificate is self-signed and not trusted" + CA_HINT;
    }
    Throwable deepest = error;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String reason = reason(deepest);
    if (reason.contains("subject alternative") || reason.contains("No name matching")) {
      return "the server's certificate is for another host ("
          + reason
          + "). Is the base URL "
          + url
          + " right?";
    }
    return reason.contains("unable to find valid certification path")
        ? "the server's certificate is signed by an untrusted authority" + CA_HINT
        : "the server's certificate is not valid (" + reason + ")" + CA_HINT;
  }

  private Failure cannotReach(String why) {
    return unreachable("cannot reach " + peer() + ": " + why);
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
