package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.TestProxy;
import run.empirical.cli.TestTls;

/**
 * A tunnel through a proxy with authentication. Java sends Basic credentials only if a property is
 * set before its HTTP client is loaded.
 */
@Timeout(60)
final class TunnelIT {
  @RegisterExtension static final FakeApi API = TestTls.api();

  private static final String CREDENTIALS = "Basic dXNlcjpzZWNyZXQ=";

  @ParameterizedTest
  @MethodSource("run.empirical.cli.dist.ShippedProgram#all")
  void credentialsAreSentToTheProxyOnly(ShippedProgram program) throws Exception {
    API.answers(
        200,
        "{\"data\":[],\"test_cases\":[{\"test_case_id\":\"id\",\"answered\":true,\"passes\":0,"
            + "\"freshness\":\"none\",\"last_pass\":{}}]}");
    try (TestProxy proxy = TestProxy.start(API.tlsPort(), CREDENTIALS)) {
      Map<String, String> variables =
          Map.of(
              "EMPIRICALRUN_KEY",
              FakeApi.KEY,
              "EMPIRICAL_API_URL",
              "https://api.example.test",
              "SSL_CERT_FILE",
              TestTls.authority(),
              "HTTPS_PROXY",
              "http://user:secret@127.0.0.1:" + proxy.port());

      assertEquals(
          new Outcome(
              0,
              "{\"data\":[],\"test_cases\":[{\"test_case_id\":\"id\",\"answered\":true,\"passes\":0,\"freshness\":\"none\",\"last_pass\":{}}]}\n",
              ""),
          Outcome.of(
              List.of(program.program().toString(), "last-pass", "id", "--json", "-q"),
              Path.of("").toAbsolutePath(),
              program.environment(variables)));
      assertEquals(1, proxy.heads().size());
      assertTrue(proxy.heads().get(0).contains("\nProxy-Authorization: " + CREDENTIALS));
      assertFalse(proxy.heads().get(0).contains(FakeApi.KEY));
      assertEquals(1, API.requests().size());
      assertFalse(API.requests().get(0).containsHeader("Proxy-Authorization"));
    }
  }
}
