package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import run.empirical.cli.connection.ApiUrl;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.text.Redaction;

/** The message for each type of exception. */
class TransportFailuresTest {
  private static final TransportFailures FAILURES =
      new TransportFailures(
          ApiUrl.parse("https://api.test", "--api-url", false),
          new Redaction(Set.of("sk-7")),
          null);

  @Test
  void explainsWhyThereWasNoReply() {
    assertUnreachable("connection refused", new ConnectException());
    assertUnreachable(
        "could not resolve host api.test", new IOException(new UnresolvedAddressException()));
    assertUnreachable(
        "the connection closed before the whole reply arrived",
        new IOException("fixed content-length", new EOFException()));
    assertUnreachable(
        "Invalid status line: \"SSH\"", new ProtocolException("Invalid status line: \"SSH\""));
    assertUnreachable(
        "Connection reset",
        new IOException(
            "header parser received no bytes", new SocketException("Connection reset")));
    assertUnreachable("cut by [redacted]", new IOException("cut by sk-7"));
    assertUnreachable("first", new IOException("then", new IOException("first")));
    assertUnreachable("IOException", new IOException(null, new IOException()));
  }

  @Test
  void aRefusedCertificateStaysSo() {
    SSLHandshakeException refused = new SSLHandshakeException("refused");
    refused.initCause(new CertificateException("it expired on 2020-12-31"));
    assertEquals(
        Failure.of(
                ExitStatus.UNREACHABLE,
                "cannot reach https://api.test: the server's certificate is not trusted: it expired"
                    + " on 2020-12-31")
            .permanent(),
        FAILURES.explain(refused));
  }

  @Test
  void otherTlsFailuresMayGoAway() {
    assertUnreachable("Tag mismatch", new SSLException(new AEADBadTagException("Tag mismatch")));
    assertUnreachable(
        "Received fatal alert: protocol_version",
        new SSLHandshakeException("Received fatal alert: protocol_version"));
  }

  /** The JDK's client wraps most exceptions. */
  @Test
  void uncheckedExceptionsAreBugsWhateverWrapsThem() {
    IllegalStateException leaked = new IllegalStateException("sk-7 leaked");
    String unexpected = "unexpected java.lang.IllegalStateException: [redacted] leaked";
    assertEquals(Failure.of(ExitStatus.INTERNAL, unexpected), FAILURES.explain(leaked));
    assertEquals(
        Failure.of(ExitStatus.INTERNAL, unexpected), FAILURES.explain(new IOException(leaked)));
    assertEquals(
        Failure.of(ExitStatus.INTERNAL, "unexpected java.lang.OutOfMemoryError: Java heap space"),
        FAILURES.explain(
            new IOException(new IllegalStateException(new OutOfMemoryError("Java heap space")))));
  }

  @Test
  void exceptExceptionsForWhatOthersSent() {
    assertUnreachable(
        "the reply's Content-Length is not a number",
        new IllegalArgumentException("x", new NumberFormatException("x")));
    assertUnreachable(
        "could not resolve host api.test",
        new UncheckedIOException(new UnknownHostException("api.test")));
  }

  private static void assertUnreachable(String why, Exception error) {
    Failure failure = Failure.of(ExitStatus.UNREACHABLE, "cannot reach https://api.test: " + why);
    assertEquals(failure, FAILURES.explain(error));
  }
}
