package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Contract;

/** Each of the contract's rules for requests, over a real socket. */
class RequestRulesTest {
  private static final String GOOD_BODY = "{\"test_case_id\":\"unknown\"}";

  private static RunningSandbox sandbox;

  @BeforeAll
  static void start() throws IOException {
    sandbox = RunningSandbox.with("{}");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v2/analytics/test-case-last-pass-per-env/",
        "/prefix/api/v2/analytics/test-case-last-pass-per-env",
      })
  void rejectsOtherPaths(String path) throws Exception {
    assertRejected(
        404,
        "not found: the sandbox serves POST /api/v2/analytics/test-case-last-pass-per-env",
        sandbox.send(sandbox.request(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "post"})
  void rejectsOtherMethods(String method) throws Exception {
    HttpResponse<String> reply =
        sandbox.send(sandbox.request().method(method, BodyPublishers.ofString(GOOD_BODY)));

    assertRejected(405, "method not allowed: expected POST", reply);
    assertEquals(Optional.of("POST"), reply.headers().firstValue("Allow"));
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, ''",
    "Authorization, Bearer",
    "Authorization, Basic abc",
    "Content-Type, ''",
    "Content-Type, application/jsonp",
    "Content-Type, application/json; charset=iso-8859-1",
  })
  void rejectsOtherHeaders(String name, String value) throws Exception {
    assertHeaderRejected(name, sandbox.send(sandbox.request().setHeader(name, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, bearer any-key",
    "Authorization, BEARER  1",
    "Content-Type, application/json; charset=utf-8",
    "Content-Type, 'Application/JSON ; charset=\"utf-8\"'",
  })
  void acceptsAnyKeyAndJson(String name, String value) throws Exception {
    assertAnswered(sandbox.send(sandbox.request().setHeader(name, value)));
  }

  @Test
  void limitsTheSizeOfTheBody() throws Exception {
    int limit = 64 * 1024;
    assertAnswered(sandbox.post(" ".repeat(limit - GOOD_BODY.length()) + GOOD_BODY));
    for (int size : new int[] {limit + 1, 64 * limit}) {
      assertRejected(
          413, "the request body is larger than 65536 bytes", sandbox.post(" ".repeat(size)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "[], 'expected an object, got an array'",
    "{}, test_case_id must be a non-empty string",
    "'{\"test_case_id\":\"\"}', test_case_id must be a non-empty string",
    "'{\"test_case_id\":\"a\",\"TEST_CASE_ID\":\"a\"}', TEST_CASE_ID: unknown property",
    "'{\"test_case_id\":[9]}', 'test_case_id: expected a string, got an array'",
  })
  void rejectsABodyOfTheWrongShape(String body, String message) throws Exception {
    assertRejected(400, "invalid request body: " + message, sandbox.post(body));
  }

  @ParameterizedTest
  @CsvSource({
    "days, 0, days must be an integer of at least 1",
    "days, 1.5, days must be an integer of at least 1",
    "days, '\"30\"', days must be an integer of at least 1",
    "days, null, days must be an integer of at least 1",
    "project_id, 0, project_id must be an integer of at least 1",
    "project_id, null, project_id must be an integer of at least 1",
    "project_id, '\"1\"', project_id must be an integer of at least 1",
    "before, '\"2d\"', 'before must be an ISO 8601 time such as \"2026-01-31T12:00:00Z\"'",
    "before, 1764000000000, 'before must be an ISO 8601 time such as \"2026-01-31T12:00:00Z\"'",
    "before, null, 'before must be an ISO 8601 time such as \"2026-01-31T12:00:00Z\"'",
  })
  void rejectsOtherValues(String property, String value, String message) throws Exception {
    assertRejected(
        400,
        "invalid request body: " + message,
        sandbox.post("{\"test_case_id\":\"a\",\"" + property + "\":" + value + "}"));
  }

  @ParameterizedTest
  @CsvSource({
    "project_id, 1",
    "days, 30.0",
    "days, 3e9",
    "before, '\"2026-11-24T12:16+01:00\"'",
  })
  void acceptsEverySpelling(String property, String value) throws Exception {
    assertAnswered(sandbox.post("{\"test_case_id\":\"a\",\"" + property + "\":" + value + "}"));
  }

  private static void assertAnswered(HttpResponse<String> reply) {
    assertEquals("{\"data\":[]}", reply.body());
    assertEquals(200, reply.statusCode());
  }

  private static void assertHeaderRejected(String name, HttpResponse<String> reply) {
    if (name.equals("Authorization")) {
      assertRejected(
          401, "unauthorized: expected the header Authorization: Bearer <API key>", reply);
      assertEquals(Optional.of("Bearer"), reply.headers().firstValue("WWW-Authenticate"));
    } else {
      assertRejected(400, "expected the header Content-Type: application/json", reply);
    }
  }

  private static void assertRejected(int status, String message, HttpResponse<String> reply) {
    String quoted = message.replace("\"", "\\\"");
    assertEquals("{\"data\":null,\"error\":{\"message\":\"" + quoted + "\"}}", reply.body());
    assertEquals(status, reply.statusCode());
    assertEquals(
        Optional.of("application/json; charset=utf-8"), reply.headers().firstValue("Content-Type"));
    Contract.ERROR_RESPONSE.check(reply.body());
  }
}
