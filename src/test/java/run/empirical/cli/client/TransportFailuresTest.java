package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;

/** Failures that a server on loopback cannot bring about. */
class TransportFailuresTest {
  private static final TransportFailures FAILURES =
      new TransportFailures(
          ApiUrl.parse("https://api.test", "--api-url", false), ApiKey.of("sk-7", "key"), null);

  @Test
  void saysWhyNoReplyCame() {
    assertUnreachable(
        "no connection within 10 seconds", new HttpConnectTimeoutException("HTTP timed out"));
    assertUnreachable("cut by [redacted]", new IOException("cut by sk-7"));
    assertUnreachable("first", new IOException("first", new IOException("then")));
    assertUnreachable("why", new IOException(null, new IOException("why")));
    assertUnreachable("IOException", new IOException(null, new IOException()));
  }

  @Test
  void hasOneWordingWhereTheClientHasSeveral() {
    assertUnreachable("Connection reset", new IOException("Broken pipe"));
    assertUnreachable("Connection reset", new IOException("Connection reset by peer"));
    assertUnreachable(
        "the server cancelled the request (RST_STREAM)",
        new IOException("Received RST_STREAM: Stream cancelled"));
    assertUnreachable(
        "the server did not take the request on (GOAWAY)",
        new IOException("/127.0.0.1:1: GOAWAY received"));
    assertEquals(
        new Failure(
            ErrorKind.UNREACHABLE,
            "TLS with api.test failed: the server speaks neither TLS 1.2 nor TLS 1.3",
            null,
            true),
        FAILURES.explain(new SSLHandshakeException("Received fatal alert: protocol_version")));
  }

  @Test
  void saysWhatElseIsWrongWithACertificate() {
    SSLHandshakeException refused = new SSLHandshakeException("refused");
    refused.initCause(new CertificateException("its key is too short"));
    assertEquals(
        Failure.of(
            ErrorKind.UNREACHABLE,
            "TLS with api.test failed: the server's certificate is not valid (its key is too"
                + " short). To trust another authority: --cacert FILE, or SSL_CERT_FILE with the"
                + " system's bundle"),
        FAILURES.explain(refused));
  }

  @Test
  void callsWhatNobodyExpectsABug() {
    assertEquals(
        Failure.of(
            ErrorKind.INTERNAL, "unexpected java.lang.IllegalStateException: [redacted] leaked"),
        FAILURES.explain(new IllegalStateException("sk-7 leaked")));
  }

  private static void assertUnreachable(String why, IOException error) {
    Failure failure =
        new Failure(ErrorKind.UNREACHABLE, "cannot reach https://api.test: " + why, null, true);
    assertEquals(failure, FAILURES.explain(error));
    assertEquals(failure, FAILURES.explain(new CompletionException(error)));
  }
}
