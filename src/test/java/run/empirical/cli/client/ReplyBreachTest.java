package run.empirical.cli.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.FakeApi.reply;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** A 200 reply that violates the contract exits with 76 and names the violation. */
class ReplyBreachTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String GOOD =
      "{\"environment_id\":\"1\",\"test_run_id\":\"48213\",\"executed_at\":1795511564000}";
  private static final String TABLE =
      """
      ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN
      1            3 hours ago  2026-11-24T09:12:44Z  48213
      """;

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        wrong("[]", "expected an object, got an array"),
        wrong("null", "expected an object, got null"),
        wrong("\"data\"", "expected an object, got a string"),
        wrong("", "expected an object, got nothing"),
        wrong("   \n", "expected an object, got nothing"),
        wrong("{}", "data: missing"),
        wrong("{\"error\":{\"message\":\"no\"}}", "data: missing"),
        wrong("{\"data\":null}", "data: expected an array, got null"),
        wrong("{\"data\":{}}", "data: expected an array, got an object"),
        wrong("{\"data\":\"none\"}", "data: expected an array, got a string"),
        wrong("{\"data\":[7]}", "data[0]: expected an object, got 7"),
        wrong("{\"data\":[" + GOOD + ",null]}", "data[1]: expected an object, got null"),
        wrong("{\"data\":[[]]}", "data[0]: expected an object, got an array"),
        wrong("{\"data\":[{}]}", "data[0].environment_id: missing"));
  }

  static Stream<Arguments> wrongEntries() {
    return Stream.of(
        entry("\"test_run_id\":\"7\",\"executed_at\":1795511564000", "environment_id: missing"),
        entry("\"environment_id\":\"1\",\"executed_at\":1795511564000", "test_run_id: missing"),
        entry("\"environment_id\":\"1\",\"test_run_id\":\"7\"", "executed_at: missing"),
        entry("\"environment_id\":1", "environment_id: expected a string, got 1"),
        entry("\"environment_id\":null", "environment_id: expected a string, got null"),
        entry("\"environment_id\":[\"1\"]", "environment_id: expected a string, got an array"),
        entry("\"test_run_id\":48213", "test_run_id: expected a string, got 48213"),
        entry("\"test_run_id\":true", "test_run_id: expected a string, got a boolean"),
        entry("\"test_run_id\":{}", "test_run_id: expected a string, got an object"),
        entry(
            "\"executed_at\":\"1795511564000\"",
            "executed_at: expected whole epoch milliseconds between the years 2000 and 2100, got a"
                + " string"),
        entry(
            "\"executed_at\":null",
            "executed_at: expected whole epoch milliseconds between the years 2000 and 2100, got"
                + " null"),
        entry(
            "\"executed_at\":false",
            "executed_at: expected whole epoch milliseconds between the years 2000 and 2100, got a"
                + " boolean"));
  }

  static Stream<Arguments> notJson() {
    return Stream.of(
        wrong("{\"data\":[]", "invalid JSON: Unexpected end-of-input at line 1, column 11"),
        wrong("{\"data\":[]}{}", "unexpected data after the JSON document"),
        wrong("{\"data\":[]} 7", "unexpected data after the JSON document"),
        wrong(
            "{\"data\":[],\"data\":[]}",
            "invalid JSON: Duplicate field 'data' at line 1, column 18"),
        wrong(
            "{\"data\":[],\"x\":{\"a\":1,\"a\":1}}",
            "invalid JSON: Duplicate field 'a' at line 1, column 26"));
  }

  @ParameterizedTest
  @MethodSource({"wrongFields", "wrongEntries", "notJson"})
  void reportsTheContractViolation(String body, String what) {
    API.answers(200, body);
    FailedLookUp failed = breach(what);

    assertEquals(failed.forPeople(), API.cli().run("last-pass", "id"));
    assertEquals(1, API.requests().size());
    assertEquals(failed.forPrograms("id"), API.cli().run("last-pass", "id", "--json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795511564",
        "1795511564000.5",
        "1795511564000.0000000000000000000001",
        "-1795511564000",
        "0",
        "946684799999",
        "4102444800000",
        "1795511564000000",
        "1e999999999",
        "1e9999999999",
        "1e-9999999999",
        "1e-999999999",
        "-1e999999999"
      })
  void rejectsImplausibleTimes(String executedAt) {
    API.answers(200, passAt(executedAt));

    assertEquals(
        breach(
                "data[0].executed_at: expected whole epoch milliseconds between the years 2000 and"
                    + " 2100, got "
                    + executedAt)
            .forPeople(),
        API.cli().run("last-pass", "id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795511564000",
        "1795511564000.0",
        "1795511564000.000000000000000000000000000000",
        "1.795511564e12",
        "1.795511564E+12",
        "1795511564000000e-3",
        "17955115640e2"
      })
  void acceptsEveryNotationOfAWholeMillisecond(String executedAt) {
    API.answers(200, passAt(executedAt));

    assertEquals(new Outcome(0, TABLE, ""), API.cli().run("last-pass", "id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"946684800000", "4102444799999"})
  void acceptsTheFirstAndLastPlausibleMillisecond(String executedAt) {
    API.answers(200, passAt(executedAt));

    assertEquals(0, API.cli().run("last-pass", "id").exit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NaN           | Non-standard token 'NaN' at line 1, column 71",
        "Infinity      | Non-standard token 'Infinity' at line 1, column 76",
        "-Infinity     | Non-standard token '-Infinity' at line 1, column 77",
        "01795511564000| Invalid numeric value at line 1, column 69",
        "+1            | Unexpected character ('+' (code 43)) in numeric value at line 1, column"
            + " 69",
        ".5            | Unexpected character ('.' (code 46)) at line 1, column 68",
        "undefined     | Unrecognized token 'undefined' at line 1, column 68",
      })
  void rejectsInvalidJsonNumbers(String executedAt, String what) {
    API.answers(200, passAt(executedAt));

    assertEquals(breach("invalid JSON: " + what).forPeople(), API.cli().run("last-pass", "id"));
  }

  static Stream<String> notUtf8() {
    String fourBytesThatJacksonReadsAsTe = "\u00ff\u00ffte";
    String halfACharacter = "\u00c3";
    String halfASurrogatePair = "\u00ed\u00a0\u0080";
    return Stream.of(
        "{\"te\":1,\"" + fourBytesThatJacksonReadsAsTe + "\":2,\"data\":[]}",
        "{\"data\":[],\"more\":\"" + halfACharacter + "\"}",
        "{\"data\":[],\"more\":\"" + "a".repeat(10_000) + halfASurrogatePair + "\"}",
        "{\"data\":[]}\u00e9");
  }

  @ParameterizedTest
  @MethodSource("notUtf8")
  void rejectsInvalidUtf8(String bytes) {
    API.answers(reply(200, "").withBody(bytes.getBytes(ISO_8859_1)));

    assertEquals(breach("not UTF-8").forPeople(), API.cli().run("last-pass", "id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-32BE"})
  void rejectsOtherEncodingsOfUnicode(String charset) {
    API.answers(reply(200, "").withBody("{\"data\":[]}".getBytes(Charset.forName(charset))));
    Outcome outcome = API.cli().run("last-pass", "id");

    assertEquals(76, outcome.exit());
    assertEquals("", outcome.out());
    assertTrue(
        outcome.err().startsWith("empirical: the reply breaks the API's contract: invalid JSON: "));
  }

  @Test
  void ignoresTheMessageOfAnErrorThatIsNotUtf8() {
    String bytes = "{\"error\":{\"message\":\"d\u00e9sol\u00e9\"}}";
    API.answers(reply(400, "").withBody(bytes.getBytes(ISO_8859_1)));

    assertEquals(
        new Outcome(65, "", "empirical: the API rejected the request (HTTP 400)\n"),
        API.cli().run("last-pass", "id"));
  }

  @Test
  void acceptsLongUtf8Text() {
    String emoji = "\ud83c\udfad";
    API.answers(200, "{\"data\":[],\"more\":\"a" + emoji.repeat(10_000) + "\"}");

    assertEquals(0, API.cli().run("last-pass", "id").exit());
  }

  @Test
  void rejectsDeepNesting() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    API.answers(200, "{\"data\":[],\"more\":" + deep + "}");

    assertEquals(
        breach("it is nested too deeply, or a name or number in it is too long").forPeople(),
        API.cli().run("last-pass", "id"));
  }

  @Test
  void ignoresTheMessageOfADeeplyNestedError() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    API.answers(400, "{\"data\":" + deep + ",\"error\":{\"message\":\"no\"}}");

    assertEquals(
        new Outcome(65, "", "empirical: the API rejected the request (HTTP 400)\n"),
        API.cli().run("last-pass", "id"));
  }

  @Test
  void reportsTheContentTypeOfAnInvalidReply() {
    API.answers(reply(200, "<html>Sign in</html>").withHeader("Content-Type", "text/html"));

    String message =
        "the reply breaks the API's contract: invalid JSON: Unexpected character ('<'"
            + " (code 60)) at line 1, column 1 (HTTP 200). Its Content-Type is"
            + " text/html;charset=utf-8: is the base URL "
            + API.url()
            + " right?";
    assertEquals(
        new FailedLookUp(76, "protocol", 200, false, message).forPeople(),
        API.cli().run("last-pass", "id"));
  }

  @ParameterizedTest
  @CsvSource({
    "rot13, '. The server encoded it as rot13, which was not requested'",
    "Identity, ''",
  })
  void reportsTheContentEncodingOfAnInvalidReply(String encoding, String hint) throws IOException {
    String reply = "HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\n\r\nqngn";
    try (RawServer server = RawServer.sending(reply)) {
      String message =
          "the reply breaks the API's contract: invalid JSON: Unrecognized token"
              + " 'qngn' at line 1, column 1 (HTTP 200)"
              + hint;
      assertEquals(
          new FailedLookUp(76, "protocol", 200, false, message).forPeople(),
          server.cli().run("last-pass", "id"));
    }
  }

  @Test
  void rejectsAReplyWithAWrongContentLength() throws IOException {
    String reply = "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{\"data\":[]}";
    try (RawServer server = RawServer.sending(reply)) {
      assertEquals(
          breach("it is 11 bytes long, but Content-Length is -1").forPeople(),
          server.cli().run("last-pass", "id"));
    }
  }

  @Test
  void ignoresUnknownFields() {
    API.answers(
        200,
        "{\"meta\":{\"page\":[1,{}]},\"data\":[{\"branch\":\"main\",\"labels\":[[]],"
            + GOOD.substring(1)
            + "],\"next\":null}");

    assertEquals(new Outcome(0, TABLE, ""), API.cli().run("last-pass", "id"));
  }

  private static String passAt(String executedAt) {
    return "{\"data\":[" + GOOD.replace("1795511564000", executedAt) + "]}";
  }

  private static FailedLookUp breach(String what) {
    return new FailedLookUp(
        76, "protocol", 200, false, "the reply breaks the API's contract: " + what + " (HTTP 200)");
  }

  private static Arguments wrong(String body, String what) {
    return Arguments.of(body, what);
  }

  private static Arguments entry(String fields, String what) {
    return Arguments.of("{\"data\":[" + GOOD + ",{" + fields + "}]}", "data[1]." + what);
  }
}
