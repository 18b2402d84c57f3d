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

/** Each of the contract's rules for requests, over a real socket. */
class RequestRulesTest {

  private static final String GOOD_BODY = "{\"test_case_id\":\"unknown\"}";
  private static final String EMPTY_ANSWER = "{\"data\":[]}";

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
        "/api/v2/analytics",
        "/api/v2/analytics/test-case-last-pass-per-env/",
        "/api/v2/analytics/test-case-last-pass-per-envs",
        "/api/v2/analytics/Test-case-last-pass-per-env",
        "/api/v2/analytics/test-case-last-pass-per%2Denv",
        "/prefix/api/v2/analytics/test-case-last-pass-per-env",
      })
  void rejectsOtherPaths(String path) throws Exception {
    HttpResponse<String> reply =
        sandbox.send(sandbox.request(path).POST(BodyPublishers.ofString(GOOD_BODY)));

    assertRejected(
        404,
        "not found: the sandbox serves POST /api/v2/analytics/test-case-last-pass-per-env",
        reply);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "post", "BREW"})
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
    assertEquals(Optional.of("POST"), reply.headers().firstValue("Allow"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "Basic abc", "abc", "Bearerabc", "Token Bearer abc"})
  void requiresAKey(String authorization) throws Exception {
    HttpResponse<String> reply =
        sandbox.send(
            HttpRequest.newBuilder(sandbox.sandbox().baseUri().resolve(RunningSandbox.PATH))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(GOOD_BODY)));

    assertUnauthorized(reply);
  }

  @Test
  void requiresTheAuthorizationHeader() throws Exception {
    assertUnauthorized(
        sandbox.send(
            HttpRequest.newBuilder(sandbox.sandbox().baseUri().resolve(RunningSandbox.PATH))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(GOOD_BODY))));
  }

  @Test
  void rejectsTwoKeys() throws Exception {
    assertUnauthorized(
        sandbox.send(
            sandbox
                .request()
                .header("Authorization", "Bearer other")
                .POST(BodyPublishers.ofString(GOOD_BODY))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer any-key", "bearer any-key", "BEARER  any-key"})
  void acceptsAnyKey(String authorization) throws Exception {
    HttpResponse<String> reply =
        sandbox.send(
            sandbox
                .request()
                .setHeader("Authorization", authorization)
                .POST(BodyPublishers.ofString(GOOD_BODY)));

    assertAnswered(reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "Application/JSON ; charset=\"utf-8\"",
      })
  void acceptsJson(String contentType) throws Exception {
    assertAnswered(
        sandbox.send(
            sandbox
                .request()
                .setHeader("Content-Type", contentType)
                .POST(BodyPublishers.ofString(GOOD_BODY))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/jsonp",
        "application/problem+json",
        "application/json; charset=iso-8859-1",
        "application/json; charset",
        "application/json;",
        "json; charset=utf-8",
        "application/x-www-form-urlencoded",
      })
  void rejectsOtherContentTypes(String contentType) throws Exception {
    assertRejected(
        400,
        "expected the header Content-Type: application/json",
        sandbox.send(
            sandbox
                .request()
                .setHeader("Content-Type", contentType)
                .POST(BodyPublishers.ofString(GOOD_BODY))));
  }

  @Test
  void requiresAContentType() throws Exception {
    assertRejected(
        400,
        "expected the header Content-Type: application/json",
        sandbox.send(
            HttpRequest.newBuilder(sandbox.sandbox().baseUri().resolve(RunningSandbox.PATH))
                .header("Authorization", "Bearer any-key")
                .POST(BodyPublishers.ofString(GOOD_BODY))));
  }

  @Test
  void acceptsABodyOfTheMaximumSize() throws Exception {
    assertAnswered(sandbox.post(" ".repeat(64 * 1024 - GOOD_BODY.length()) + GOOD_BODY));
  }

  @ParameterizedTest
  @ValueSource(ints = {64 * 1024 + 1, 4 * 1024 * 1024})
  void rejectsALargerBody(int size) throws Exception {
    assertRejected(
        413, "the request body is larger than 65536 bytes", sandbox.post(" ".repeat(size)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                             | expected an object, got an array",
        "null                           | expected an object, got null",
        "true                           | expected an object, got true",
        "1                              | expected an object, got 1",
        "\"test_case_id\"               | expected an object, got \"test_case_id\"",
        "{}                             | test_case_id: missing",
        "{\"days\":30}                  | test_case_id: missing",
        "{\"test_case_id\":\"\"}        | test_case_id: expected a non-empty string, got" + " \"\"",
        "{\"test_case_id\":null}        | test_case_id: expected a non-empty string, got" + " null",
        "{\"test_case_id\":1}           | test_case_id: expected a non-empty string, got 1",
        "{\"test_case_id\":[\"a\"]}     | test_case_id: expected a non-empty string, got an"
            + " array",
        "{\"test_case_id\":{}}          | test_case_id: expected a non-empty string, got an"
            + " object",
        "{\"TEST_CASE_ID\":\"a\"}       | TEST_CASE_ID: unknown property",
        "{\"test_case_id\":\"a\",\"colour\":{\"x\":[1]}} | colour: unknown property",
        "{\"test_case_id\":\"a\",\"test_case_id\":\"a\"} | test_case_id: duplicate key",
        "{\"test_case_id\":\"a\",\"days\":1,\"days\":1}  | days: duplicate key",
      })
  void rejectsABodyOfTheWrongShape(String body, String message) throws Exception {
    assertRejected(400, "invalid request body: " + message, sandbox.post(body));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, -1",
    "0.5, 0.5",
    "1.5, 1.5",
    "30.000001, 30.000001",
    "1e-1, 1e-1",
    "1e-999999999, 1e-999999999",
    "-1e999999999, -1e999999999",
    "1e9999999999, 1e9999999999",
    "true, true",
    "null, null",
    "'\"30\"', '\"30\"'",
    "[], an array",
    "{}, an object",
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
    assertRejected(
        400,
        "invalid request body: days: expected an integer of at least 1, got a long number",
        sandbox.post("{\"test_case_id\":\"a\",\"days\":-" + "9".repeat(900) + "}"));
    assertRejected(
        400,
        "invalid request body: days: expected an integer of at least 1, got a long string",
        sandbox.post("{\"test_case_id\":\"a\",\"days\":\"" + "9".repeat(900) + "\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "30",
        "30.0",
        "3e1",
        "300.0e-1",
        "2147483647",
        "2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "1e30",
        "1e999999999",
      })
  void acceptsEveryPositiveInteger(String value) throws Exception {
    assertAnswered(
        sandbox.post(
            "{\"project_id\":" + value + ",\"test_case_id\":\"a\",\"days\":" + value + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24T12:16:04Z",
        "2026-11-24T12:16:04.250Z",
        "2026-11-24T12:16:04.123456789Z",
        "2026-11-24T12:16Z",
        "2026-11-24T12:16:04+05:30",
        "2026-11-24t12:16:04z",
        "2026-11-24T12:16:04",
        "2026-11-24T12:16",
        "2026-11-24",
        "0000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01",
      })
  void acceptsIsoTimes(String before) throws Exception {
    assertAnswered(sandbox.post("{\"test_case_id\":\"a\",\"before\":\"" + before + "\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"\"', '\"\"'",
    "'\"yesterday\"', '\"yesterday\"'",
    "'\"24.11.2026\"', '\"24.11.2026\"'",
    "'\"2026-11\"', '\"2026-11\"'",
    "'\"2026-02-29\"', '\"2026-02-29\"'",
    "'\"2026-11-24T24:00:01Z\"', '\"2026-11-24T24:00:01Z\"'",
    "'\"2026-11-24 12:16:04Z\"', '\"2026-11-24 12:16:04Z\"'",
    "'\"2026-11-24Z\"', '\"2026-11-24Z\"'",
    "'\"2026-11-24T12:16:04Z \"', '\"2026-11-24T12:16:04Z \"'",
    "'\"2026-11-24T12:16:04+25:00\"', '\"2026-11-24T12:16:04+25:00\"'",
    "1764000000000, 1764000000000",
    "null, null",
    "true, true",
  })
  void rejectsOtherTimes(String before, String got) throws Exception {
    assertRejected(
        400,
        "invalid request body: before: expected an ISO 8601 time such as"
            + " \"2026-01-31T12:00:00Z\", got "
            + got,
        sandbox.post("{\"test_case_id\":\"a\",\"before\":" + before + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{`                                 | line 1, column 2: not valid JSON",
        "`{\"test_case_id\":\"a\"`           | line 1, column 20: not valid JSON",
        "`{\"test_case_id\":\"a\",}`         | line 1, column 21: not valid JSON",
        "`{'test_case_id':\"a\"}`            | line 1, column 2: not valid JSON",
        "`{\"test_case_id\":\"a\",\"days\":NaN}`  | line 1, column 31: not valid JSON",
        "`{\"test_case_id\":\"a\",\"days\":030}`  | line 1, column 29: not valid JSON",
        "`{\"test_case_id\":\"a\" /* x */}`  | line 1, column 21: not valid JSON",
        "`{\"test_case_id\":\"a\"}x`         | line 1, column 21: not valid JSON",
        "`{\"test_case_id\":\"a\"} {}`       | line 1, column 22: expected nothing after the"
            + " document",
        "`{\"test_case_id\":\"a\"}\n]`       | line 2, column 1: not valid JSON",
      })
  void rejectsInvalidJson(String body, String message) throws Exception {
    assertRejected(400, "invalid request body: " + message, sandbox.post(body));
  }

  @Test
  void rejectsAnEmptyBody() throws Exception {
    assertRejected(400, "invalid request body: expected an object, got nothing", sandbox.post(""));
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
    for (String bytes : List.of("\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00e2\u0082")) {
      String body = "{\"test_case_id\":\"" + bytes + "\"}";
      assertRejected(
          400,
          "invalid request body: not UTF-8",
          sandbox.post(body.getBytes(StandardCharsets.ISO_8859_1)));
    }
    assertRejected(
        400,
        "invalid request body: not UTF-8",
        sandbox.post(("\ufeff" + GOOD_BODY).getBytes(StandardCharsets.UTF_16BE)));
  }

  private static void assertAnswered(HttpResponse<String> reply) {
    assertEquals(EMPTY_ANSWER, reply.body());
    assertEquals(200, reply.statusCode());
  }

  private static void assertUnauthorized(HttpResponse<String> reply) {
    assertRejected(401, "unauthorized: expected the header Authorization: Bearer <API key>", reply);
    assertEquals(Optional.of("Bearer"), reply.headers().firstValue("WWW-Authenticate"));
  }

  private static void assertRejected(int status, String message, HttpResponse<String> reply) {
    String quoted = message.replace("\"", "\\\"");
    assertEquals("{\"data\":null,\"error\":{\"message\":\"" + quoted + "\"}}", reply.body());
    assertEquals(status, reply.statusCode());
    assertEquals(
        Optional.of("application/json; charset=utf-8"), reply.headers().firstValue("Content-Type"));
  }
}
