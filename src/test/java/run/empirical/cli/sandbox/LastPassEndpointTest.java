package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Contract;

/** The contract's rules for requests, and the replies, over a real socket. */
class LastPassEndpointTest {
  private static final String GOOD_BODY = "{\"test_case_id\":\"unknown\"}";

  /** Two requests for each property that differ in it, and in their replies. */
  private static final Map<String, String> CHANGES =
      Map.of(
          "test_case_id", "'test_case_id':'a' or 'test_case_id':'b'",
          "days", "ID,'days':30 or ID,'days':90",
          "before", "ID,'before':'2026-11-01T00:00:00Z' or ID,'before':'2026-11-24T00:00:00Z'");

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
    HttpResponse<String> reply = sandbox.send(sandbox.request().setHeader(name, value));
    if (name.equals("Authorization")) {
      assertRejected(
          401, "unauthorized: expected the header Authorization: Bearer <API key>", reply);
      assertEquals(Optional.of("Bearer"), reply.headers().firstValue("WWW-Authenticate"));
    } else {
      assertRejected(400, "expected the header Content-Type: application/json", reply);
    }
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

  /** The project changes none, since it is that of the key. */
  @Test
  void eachPropertyChangesAReply() throws Exception {
    Set<String> properties = new TreeSet<>(Contract.REQUEST.properties());
    properties.remove("project_id");
    assertEquals(properties, CHANGES.keySet(), "show in CHANGES how a property changes a reply");
    String id = "'test_case_id':'e6b4d1f83c7092a5be4d-6e02f9b13d58c7a4b0f1'";
    try (RunningSandbox sandbox = RunningSandbox.withInventedData()) {
      for (Map.Entry<String, String> change : CHANGES.entrySet()) {
        Set<String> replies = new TreeSet<>();
        for (String members : change.getValue().split(" or ")) {
          replies.add(runs(sandbox.post("{" + members.replace("ID", id).replace('\'', '"') + "}")));
        }
        assertEquals(2, replies.size(), change.getKey() + " must change the sandbox's reply");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "days, '\"30\"', days must be an integer of at least 1",
    "project_id, 0, project_id must be an integer of at least 1",
    "before, '\"2d\"', 'before must be an ISO 8601 time such as \"2026-01-31T12:00:00Z\"'",
  })
  void rejectsOtherValues(String property, String value, String message) throws Exception {
    assertRejected(
        400,
        "invalid request body: " + message,
        sandbox.post("{\"test_case_id\":\"a\",\"" + property + "\":" + value + "}"));
  }

  static Stream<Arguments> variants() {
    return Contract.REQUEST.variants(GOOD_BODY);
  }

  /** The text in {@code before} must also be a time. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void checksEachPropertyByTheSchema(String value, String body, boolean valid) throws Exception {
    assertEquals(
        valid && !value.matches("before \".*") ? 200 : 400,
        sandbox.post(body).statusCode(),
        "LastPassEndpoint.Request must accept what the schema accepts, and reject what it rejects: "
            + value);
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

  private static void assertRejected(int status, String message, HttpResponse<String> reply) {
    String quoted = message.replace("\"", "\\\"");
    assertEquals("{\"data\":null,\"error\":{\"message\":\"" + quoted + "\"}}", reply.body());
    assertEquals(status, reply.statusCode());
    assertEquals(
        Optional.of("application/json; charset=utf-8"), reply.headers().firstValue("Content-Type"));
    Contract.ERROR_RESPONSE.check(reply.body());
  }

  @Test
  void answersInTheApisFormat() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withInventedData()) {
      HttpResponse<String> reply =
          sandbox.post("{\"test_case_id\":\"a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee\"}");

      assertEquals(
          "{\"data\":["
              + "{\"environment_id\":\"1\",\"test_run_id\":\"48213\","
              + "\"executed_at\":1795511564250},"
              + "{\"environment_id\":\"2\",\"test_run_id\":\"48009\","
              + "\"executed_at\":1795334464250}]}",
          reply.body());
      assertEquals(
          Optional.of("application/json; charset=utf-8"),
          reply.headers().firstValue("Content-Type"));
      assertTrue(reply.headers().firstValue("Date").isPresent());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a30a6eba6312f6b87ea5-d8c11f94cac9c5e5d2a8, '', 1=48251 2=48247 3=48240",
    "5f0e2c9b7a41d863e0f7-2b8d9c0e4f7a6153cd92, '', 1=48197 2=48102",
    "5f0e2c9b7a41d863e0f7-2b8d9c0e4f7a6153cd92, ',\"before\":\"2026-11-23T00:00:00Z\"', 1=47921"
        + " 2=47480",
    "e6b4d1f83c7092a5be4d-6e02f9b13d58c7a4b0f1, '', 2=47391",
    "e6b4d1f83c7092a5be4d-6e02f9b13d58c7a4b0f1, ',\"days\":90', 2=47391 1=41260",
    "e6b4d1f83c7092a5be4d-f37a80c5d91e2b64a85c, '', ''",
    "any other, '', 1=48213 2=45602",
  })
  void returnsBuiltInPassesAndInventedOnes(String id, String options, String runs)
      throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.withInventedData()) {
      assertEquals(runs, runs(sandbox.post("{\"test_case_id\":\"" + id + "\"" + options + "}")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The window is 30 days long and includes both ends.
    "'', 0, 7",
    "'', 1, ''",
    "'', -2592000000, 7",
    "'', -2592000001, ''",
    "',\"days\":1', -86400001, ''",
    "',\"days\":2147483647', -800000000000, 7",
    "',\"before\":\"2026-11-24T12:16:04.249Z\"', 0, ''",
    "',\"before\":\"2026-11-24T12:16:04.250Z\"', 0, 7",
  })
  void returnsPassesInTheWindow(String options, long millisFromNow, String runs) throws Exception {
    long executedAt = Cli.NOW.toEpochMilli() + millisFromNow;
    try (RunningSandbox sandbox =
        RunningSandbox.with("{\"t\":[" + entry("1", "7", executedAt) + "]}")) {
      HttpResponse<String> reply = sandbox.post("{\"test_case_id\":\"t\"" + options + "}");

      assertEquals(runs.isEmpty() ? "" : "1=" + runs, runs(reply));
    }
  }

  @Test
  void returnsTheNewestPassOfEachEnvironment() throws Exception {
    long now = Cli.NOW.toEpochMilli();
    String passes =
        String.join(
            ",",
            entry("b", "1", now - 3_000),
            entry("a", "2", now - 1_000),
            entry("b", "3", now - 2_000),
            entry("a", "4", now - 9_000),
            entry("b", "5", now - 2_001));
    try (RunningSandbox sandbox = RunningSandbox.with("{\"t\":[" + passes + "]}")) {
      assertEquals("b=3 a=2", runs(sandbox.post("{\"test_case_id\":\"t\"}")));
    }
  }

  @Test
  void answersInUtf8() throws Exception {
    String id = "\u30c6\u30b9\u30c8 \ud83d\ude00";
    try (RunningSandbox sandbox =
        RunningSandbox.with("{\"" + id + "\":[" + entry(id, id, 1_795_000_000_000L) + "]}")) {
      assertEquals(
          "{\"data\":[" + entry(id, id, 1_795_000_000_000L) + "]}",
          sandbox.post("{\"test_case_id\":\"" + id + "\"}").body());
    }
  }

  private static String entry(String environmentId, String testRunId, long executedAt) {
    return "{\"environment_id\":\"%s\",\"test_run_id\":\"%s\",\"executed_at\":%d}"
        .formatted(environmentId, testRunId, executedAt);
  }

  /** The response's entries as {@code environment=run}, in order. */
  private static String runs(HttpResponse<String> reply) throws IOException {
    assertEquals(200, reply.statusCode(), reply::body);
    Contract.RESPONSE.check(reply.body());
    return List.of(reply.body().split("\\{", -1)).stream()
        .filter(part -> part.startsWith("\"environment_id\""))
        .map(part -> part.split("\"", -1))
        .map(part -> part[3] + "=" + part[7])
        .collect(Collectors.joining(" "));
  }
}
