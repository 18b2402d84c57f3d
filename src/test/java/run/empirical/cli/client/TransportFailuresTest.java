package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Redaction;

/** Failures that a server on loopback cannot cause. */
class TransportFailuresTest {
  private static final TransportFailures FAILURES =
      new TransportFailures(
          ApiUrl.parse("https://api.test", "--api-url", false),
          new Redaction(Set.of("sk-7")),
          null);

  @Test
  void explainsWhyThereWasNoReply() {
    assertUnreachable(
        "connection timed out after 10 seconds", new HttpConnectTimeoutException("HTTP timed out"));
    assertUnreachable("connection refused", new ConnectException());
    assertUnreachable(
        "could not resolve host api.test", new IOException(new UnresolvedAddressException()));
    assertUnreachable("cut by [redacted]", new IOException("cut by sk-7"));
    assertUnreachable("first", new IOException("first", new IOException("then")));
    assertUnreachable("why", new IOException(null, new IOException("why")));
    assertUnreachable("IOException", new IOException(null, new IOException()));
  }

  @Test
  void unifiesTheClientsMessages() {
    assertUnreachable("connection reset", new IOException("Broken pipe"));
    assertUnreachable("connection reset", new IOException("Connection reset by peer"));
    assertUnreachable(
        "the server cancelled the request (RST_STREAM)",
        new IOException("Received RST_STREAM: Stream cancelled"));
    assertUnreachable(
        "the server did not process the request (GOAWAY)",
        new IOException("/127.0.0.1:1: GOAWAY received"));
    assertEquals(
        new Failure(
            ErrorKind.UNREACHABLE,
            "TLS with api.test failed: the server supports neither TLS 1.2 nor TLS 1.3",
            null,
            true),
        FAILURES.explain(new SSLHandshakeException("Received fatal alert: protocol_version")));
  }

  @Test
  void explainsRefusedCertificates() {
    String hint =
        ". To trust another authority, pass --cacert FILE or set SSL_CERT_FILE to the system's"
            + " bundle";
    assertRefused("has expired", new CertificateExpiredException());
    assertRefused("is not valid yet", new CertificateNotYetValidException());
    assertRefused(
        "is self-signed and not trusted" + hint,
        new Trust.SelfSignedException(new CertificateException()));
    assertRefused(
        "is for another host (No name matching b). Is the base URL https://api.test right?",
        new CertificateException("No name matching b"));
    assertRefused(
        "is not valid (its key is too short)" + hint,
        new CertificateException("its key is too short"));
  }

  /** Only exceptions thrown by this program's code, or a lack of memory, are internal errors. */
  @Test
  void distinguishesInternalErrorsFromHttpClientErrors() {
    Failure own =
        Failure.of(
            ErrorKind.INTERNAL, "unexpected java.lang.IllegalStateException: [redacted] leaked");
    IllegalStateException leaked = new IllegalStateException("sk-7 leaked");
    assertEquals(own, FAILURES.explain(leaked));
    assertEquals(own, FAILURES.explain(new IOException(new BoundedBody.BodyException(leaked))));
    assertUnreachable(
        "Java's HTTP client failed (java.lang.IllegalStateException: [redacted] leaked)",
        new IOException(leaked));
    assertUnreachable(
        "Java's HTTP client failed (java.lang.InternalError: lost)",
        new IOException("lost", new InternalError("lost")));
    assertUnreachable(
        "Too many open files",
        new IOException(new InternalError(new SocketException("Too many open files"))));
    assertEquals(
        Failure.of(ErrorKind.INTERNAL, "unexpected java.lang.OutOfMemoryError: Java heap space"),
        FAILURES.explain(
            new IOException(new IllegalStateException(new OutOfMemoryError("Java heap space")))));
  }

  @Test
  void detectsNonHttpRepliesFromTheirFirstBytes() {
    String cut = "parsing HTTP/1.1 status line, receiving [%s], parser state [STATUS_LINE]";
    for (String start : List.of("H", "HTTP/1", "HTTP/1.", "HTTP/1.1 2")) {
      assertUnreachable(
          "the connection closed before the whole reply arrived",
          new IOException(cut.formatted(start), new EOFException()));
    }
    for (String start : List.of("220 mail", "HTTP 200", "http/1.1 200", "HTTP/2", "a], b")) {
      assertEquals(
          Failure.of(
              ErrorKind.PROTOCOL,
              "invalid HTTP reply from https://api.test: Invalid status line: \"" + start + "\""),
          FAILURES.explain(new IOException(cut.formatted(start), new EOFException())));
    }
  }

  private static void assertRefused(String why, CertificateException cause) {
    SSLHandshakeException error = new SSLHandshakeException("refused");
    error.initCause(cause);
    assertEquals(
        Failure.of(
            ErrorKind.UNREACHABLE, "TLS with api.test failed: the server's certificate " + why),
        FAILURES.explain(error));
  }

  private static void assertUnreachable(String why, IOException error) {
    Failure failure =
        new Failure(ErrorKind.UNREACHABLE, "cannot reach https://api.test: " + why, null, true);
    assertEquals(failure, FAILURES.explain(error));
  }
}
