package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    sandbox = RunningSandbox.withBuiltInData();
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
        "/api/v2/analytics/Test-case-last-pass-per-env",
        "/api/v2/analytics/test-case-last-pass-per%2Denv",
        "/prefix/api/v2/analytics/test-case-last-pass-per-env",
      })
  void rejectsOtherPaths(String path) throws Exception {
    assertRejected(
        404,
        "not found: the sandbox serves POST /api/v2/analytics/test-case-last-pass-per-env",
        sandbox.send(sandbox.request(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "OPTIONS", "TRACE", "post", "BREW"})
  void rejectsOtherMethods(String method) throws Exception {
    HttpResponse<String> reply =
        sandbox.send(sandbox.request().method(method, BodyPublishers.ofString(GOOD_BODY)));

    assertRejected(405, "method not allowed: expected POST", reply);
    assertEquals(Optional.of("POST"), reply.headers().firstValue("Allow"));
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    HttpResponse<String> reply =
        sandbox.send(sandbox.request().method("HEAD", BodyPublishers.noBody()));

    assertEquals(405, reply.statusCode());
    assertEquals("", reply.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Basic abc", "Bearerabc", "Token Bearer abc"})
  void requiresAKey(String authorization) throws Exception {
    assertUnauthorized(sandbox.request().setHeader("Authorization", authorization));
  }

  @Test
  void rejectsTwoKeys() throws Exception {
    assertUnauthorized(sandbox.request().header("Authorization", "Bearer other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer any-key", "BEARER  1"})
  void acceptsAnyKey(String authorization) throws Exception {
    assertAnswered(sandbox.send(sandbox.request().setHeader("Authorization", authorization)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json; charset=utf-8", "Application/JSON ; charset=\"utf-8\""})
  void acceptsJson(String contentType) throws Exception {
    assertAnswered(sandbox.send(sandbox.request().setHeader("Content-Type", contentType)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/jsonp",
        "application/problem+json",
        "application/json; charset=iso-8859-1",
        "application/json;",
        "json; charset=utf-8",
      })
  void rejectsOtherContentTypes(String contentType) throws Exception {
    assertRejected(
        400,
        "expected the header Content-Type: application/json",
        sandbox.send(sandbox.request().setHeader("Content-Type", contentType)));
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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                         | expected an object, got nothing",
        "[]                         | expected an object, got an array",
        "{                          | line 1, column 2: not valid JSON",
        "{}                         | test_case_id: missing",
        "{\"test_case_id\":\"\"}    | test_case_id: expected a non-empty string, got \"\"",
        "{\"test_case_id\":1}       | test_case_id: expected a non-empty string, got 1",
        "{\"test_case_id\":{}}      | test_case_id: expected a non-empty string, got an object",
        "{\"TEST_CASE_ID\":\"a\"}   | TEST_CASE_ID: unknown property",
        "{\"days\":1,\"days\":1}    | days: duplicate key",
      })
  void rejectsABodyOfTheWrongShape(String body, String message) throws Exception {
    assertRejected(400, "invalid request body: " + message, sandbox.post(body));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, -1",
    "1.5, 1.5",
    "1e-999999999, 1e-999999999",
    "-1e999999999, -1e999999999",
    "1e9999999999, 1e9999999999",
    "null, null",
    "'\"30\"', '\"30\"'",
    "[], an array",
  })
  void rejectsNumbersThatAreNotPositiveIntegers(String value, String got) throws Exception {
    for (String property : List.of("days", "project_id")) {
      assertRejected(
          400,
          "invalid request body: " + property + ": expected an integer of at least 1, got " + got,
          sandbox.post("{\"test_case_id\":\"a\",\"" + property + "\":" + value + "}"));
    }
  }

  @Test
  void omitsLongValuesFromMessages() throws Exception {
    String wrong = "invalid request body: days: expected an integer of at least 1, got a long ";
    String digits = "9".repeat(900);
    assertRejected(
        400, wrong + "number", sandbox.post("{\"test_case_id\":\"a\",\"days\":-" + digits + "}"));
    assertRejected(
        400,
        wrong + "string",
        sandbox.post("{\"test_case_id\":\"a\",\"days\":\"" + digits + "\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "30.0", "300.0e-1", "2147483648", "1e30", "1e999999999"})
  void acceptsEveryPositiveInteger(String value) throws Exception {
    assertAnswered(
        sandbox.post(
            "{\"project_id\":" + value + ",\"test_case_id\":\"a\",\"days\":" + value + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24T12:16:04.123456789Z",
        "2026-11-24T12:16Z",
        "2026-11-24T12:16:04+05:30",
        "2026-11-24t12:16:04z",
        "2026-11-24T12:16:04",
        "2026-11-24",
        "+999999999-12-31T23:59:59Z",
      })
  void acceptsIsoTimes(String before) throws Exception {
    assertAnswered(sandbox.post("{\"test_case_id\":\"a\",\"before\":\"" + before + "\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"yesterday\"",
        "\"2026-11\"",
        "\"2026-02-29\"",
        "\"2026-11-24T24:00:01Z\"",
        "\"2026-11-24 12:16:04Z\"",
        "\"2026-11-24Z\"",
        "\"2026-11-24T12:16:04+25:00\"",
        "1764000000000",
        "null",
      })
  void rejectsOtherTimes(String before) throws Exception {
    assertRejected(
        400,
        "invalid request body: before: expected an ISO 8601 time such as"
            + " \"2026-01-31T12:00:00Z\", got "
            + before,
        sandbox.post("{\"test_case_id\":\"a\",\"before\":" + before + "}"));
  }

  @Test
  void rejectsDeepNesting() throws Exception {
    assertRejected(
        400,
        "invalid request body: test_case_id: expected a non-empty string, got an array",
        sandbox.post("{\"test_case_id\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"));
  }

  @Test
  void rejectsInvalidUtf8() throws Exception {
    byte[] body = "{\"test_case_id\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertRejected(
        400,
        "invalid request body: not UTF-8",
        sandbox.send(sandbox.request().POST(BodyPublishers.ofByteArray(body))));
  }

  private static void assertAnswered(HttpResponse<String> reply) {
    assertEquals("{\"data\":[]}", reply.body());
    assertEquals(200, reply.statusCode());
  }

  private static void assertUnauthorized(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> reply = sandbox.send(request);
    assertRejected(401, "unauthorized: expected the header Authorization: Bearer <API key>", reply);
    assertEquals(Optional.of("Bearer"), reply.headers().firstValue("WWW-Authenticate"));
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
