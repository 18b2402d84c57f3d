package run.empirical.cli.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.connection.ServerCheckTest.ANSWERED;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;

/** Connections through a proxy: plain requests, tunnels and rejections. */
class ProxyTest {
  @RegisterExtension static final FakeApi API = TestTls.api();

  private static final String REPLY = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"data\":[]}";
  private static final String THROUGH = "cannot reach https://api.example.test through the proxy ";

  @Test
  void sendsPlainRequestsToTheProxy() throws IOException {
    try (RawServer proxy = RawServer.sending(REPLY)) {
      Cli cli = plain().variable("HTTP_PROXY", proxy.url());
      assertEquals(ANSWERED, cli.run("last-pass", "id", "--allow-http"));

      List<String> head = proxy.heads().get(0).lines().toList();
      assertEquals("POST http://api.example.test:8080" + FakeApi.PATH + " HTTP/1.1", head.get(0));
      assertEquals(0, head.stream().filter(line -> line.startsWith("Proxy-")).count());
    }
  }

  @Test
  void sendsProxyCredentialsWithPlainRequests() throws IOException {
    try (RawServer proxy = RawServer.sending(REPLY)) {
      String url = "http://user:secret@127.0.0.1:" + proxy.port();

      String err =
          plain().variable("http_proxy", url).run("last-pass", "id", "-v", "--allow-http").err();

      List<String> head = proxy.heads().get(0).lines().toList();
      assertTrue(head.contains("Proxy-Authorization: Basic dXNlcjpzZWNyZXQ="), head::toString);
      assertEquals(
          "> POST http://api.example.test:8080"
              + FakeApi.PATH
              + " through http://[redacted]@127.0.0.1:"
              + proxy.port(),
          err.lines().findFirst().orElseThrow());
      assertFalse(err.contains("secret") || err.contains("dXNlcjpzZWNyZXQ="), err);
    }
  }

  @Test
  void tunnelsTls() throws IOException {
    API.answers(200, "{\"data\":[]}");
    try (RawServer proxy = RawServer.proxy(API.tlsPort(), null)) {
      Cli cli =
          secure()
              .variable("EMPIRICAL_API_URL", "https://api.example.test" + API.folder())
              .variable("HTTPS_PROXY", proxy.url());
      assertEquals(ANSWERED, cli.run("last-pass", "id"));

      assertEquals(
          "CONNECT api.example.test:443 HTTP/1.1",
          proxy.heads().get(0).lines().findFirst().orElseThrow());
      assertFalse(proxy.heads().toString().contains(FakeApi.KEY));
      assertEquals("HTTP/1.1", API.requests().get(0).getProtocol());
    }
  }

  @Test
  void verifiesTheCertificateThroughTheTunnel() throws IOException {
    try (RawServer elsewhere = RawServer.sending(TestTls.listen("elsewhere"), "");
        RawServer proxy = RawServer.proxy(elsewhere.port(), null)) {
      assertEquals(
          Outcome.error(
              69,
              THROUGH
                  + proxy.url()
                  + ": the server's certificate is not trusted: No subject alternative DNS name"
                  + " matching api.example.test found."),
          secure().variable("HTTPS_PROXY", proxy.url()).lastPass("id"));
      assertEquals(1, proxy.heads().size());
    }
  }

  @Test
  void needsCredentialsForATunnel() throws IOException {
    try (RawServer proxy = RawServer.proxy(API.tlsPort(), "Basic dXNlcjpzZWNyZXQ=")) {
      assertEquals(
          Outcome.error(
              69,
              "the proxy requires valid credentials (HTTP 407): set the proxy variable to"
                  + " [http://]user:password@host:port"),
          secure().variable("HTTPS_PROXY", proxy.url()).lastPass("id"));
      assertEquals(1, proxy.heads().size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 502})
  void reportsARejectedTunnelAsUnreachable(int status) throws IOException {
    String head = "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n";
    try (RawServer proxy = RawServer.sending(head)) {
      assertEquals(
          Outcome.error(69, THROUGH + proxy.url() + ": Tunnel failed, got: " + status),
          secure().variable("HTTPS_PROXY", proxy.url()).lastPass("id"));
    }
  }

  /** The look-up, which has a deadline, resolves the name, even one with an underscore. */
  @Test
  void aProxyThatCannotBeResolvedFailsTheLookUp() {
    assertEquals(
        Outcome.error(
            69,
            THROUGH
                + "http://[redacted]@no_such_proxy.invalid:3128: could not resolve host"
                + " no_such_proxy.invalid"),
        secure().variable("HTTPS_PROXY", "user:secret@no_such_proxy.invalid:3128").lastPass("id"));
  }

  private static Cli plain() {
    return API.cli().variable("EMPIRICAL_API_URL", "http://api.example.test:8080");
  }

  private static Cli secure() {
    return API.cli()
        .variable("EMPIRICAL_API_URL", "https://api.example.test")
        .variable("SSL_CERT_FILE", TestTls.authority());
  }
}
