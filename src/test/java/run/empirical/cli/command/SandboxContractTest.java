package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Contract;
import run.empirical.cli.FakeApi;
import run.empirical.cli.sandbox.BuiltInTest;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;
import run.empirical.cli.sandbox.SandboxSettings;

/** Validates the sandbox's replies against the contract's schemas. */
class SandboxContractTest {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ParameterizedTest
  @EnumSource
  void answersMatchTheResponseSchema(BuiltInTest test) throws Exception {
    HttpResponse<String> reply = ask("{\"test_case_id\":\"" + test.id() + "\",\"days\":90}", null);

    assertEquals(200, reply.statusCode());
    Contract.RESPONSE.check(reply.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"test_case_id\":\"\"}",
        "{\"test_case_id\":7}",
        "{\"test_case_id\":\"t\",\"days\":0}",
        "{\"test_case_id\":\"t\",\"days\":1.5}",
        "{\"test_case_id\":\"t\",\"project_id\":0}",
        "{\"test_case_id\":\"t\",\"before\":7}",
        "{\"test_case_id\":\"t\",\"environment\":\"1\"}"
      })
  void rejectionsMatchTheErrorSchema(String body) throws Exception {
    HttpResponse<String> reply = ask(body, null);

    assertEquals(400, reply.statusCode());
    Contract.ERROR_RESPONSE.check(reply.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 502, 503})
  void simulatedFailuresMatchTheErrorSchema(int status) throws Exception {
    HttpResponse<String> reply = ask("{\"test_case_id\":\"t\"}", status);

    assertEquals(status, reply.statusCode());
    Contract.ERROR_RESPONSE.check(reply.body());
  }

  @ParameterizedTest
  @ValueSource(ints = 500)
  void simulatedServerErrorsMatchTheAnalyticsErrorSchema(int status) throws Exception {
    HttpResponse<String> reply = ask("{\"test_case_id\":\"t\"}", status);

    assertEquals(status, reply.statusCode());
    Contract.ANALYTICS_ERROR_RESPONSE.check(reply.body());
  }

  private HttpResponse<String> ask(String body, @Nullable Integer failWith)
      throws IOException, InterruptedException {
    SandboxSettings settings =
        new SandboxSettings(0, SandboxData.builtIn(), failWith, Duration.ZERO, () -> Cli.NOW);
    try (Sandbox sandbox = Sandbox.start(settings)) {
      HttpRequest request =
          HttpRequest.newBuilder(sandbox.baseUri().resolve(FakeApi.PATH))
              .header("Authorization", "Bearer any")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
