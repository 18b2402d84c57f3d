package run.empirical.cli.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.client.ReplyInterpreterTest.TEST;
import static run.empirical.cli.client.ReplyInterpreterTest.interpreted;
import static run.empirical.cli.client.ReplyInterpreterTest.message;
import static run.empirical.cli.client.ReplyInterpreterTest.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Contract;
import run.empirical.cli.Sample;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUpResult;

/** The 200 replies that violate the contract, and the messages about them. */
class ReplyReaderTest {
  private static final String GOOD =
      "{\"environment_id\":\"1\",\"test_run_id\":\"48213\",\"executed_at\":1795511564000}";
  private static final String MILLISECONDS =
      "expected epoch milliseconds between the years 1970 and 9999, got ";

  /** An ID may be an integer, and a time lies between the years 1970 and 9999. */
  private static final Pattern NOT_BY_THE_SCHEMA =
      Pattern.compile("(environment|test_run)_id (-1|0|7)|executed_at -1");

  private static final LookUpResult EMPTY = LookUpResult.answered(TEST, List.of());

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        wrong("[]", "expected an object, got ["),
        wrong("null", "expected an object, got null"),
        wrong("", "expected an object, got nothing"),
        wrong("{}", "data: missing"),
        wrong("{\"data\":null}", "data: expected an array, got null"),
        wrong("{\"data\":\"none\"}", "data: expected an array, got a string"),
        wrong("{\"data\":[7]}", "data[0]: expected an object, got 7"),
        wrong("{\"data\":[{}]}", "data[0].environment_id: missing"));
  }

  static Stream<Arguments> wrongEntries() {
    return Stream.of(
        entry("\"test_run_id\":\"7\",\"executed_at\":1795511564000", "environment_id: missing"),
        entry("\"environment_id\":\"1\",\"executed_at\":1795511564000", "test_run_id: missing"),
        entry("\"environment_id\":\"1\",\"test_run_id\":\"7\"", "executed_at: missing"),
        entry("\"environment_id\":1.0", "environment_id: expected a string, got 1.0"),
        entry("\"environment_id\":1e3", "environment_id: expected a string, got 1e3"),
        entry(
            "\"environment_id\":12345678901234567890",
            "environment_id: expected a string, got 12345678901234567890"),
        entry("\"test_run_id\":{}", "test_run_id: expected a string, got {"),
        entry("\"executed_at\":\"1795511564000\"", "executed_at: " + MILLISECONDS + "a string"));
  }

  static Stream<Arguments> notJson() {
    return Stream.of(
        wrong("{\"data\":[]", "invalid JSON: Unexpected end-of-input"),
        wrong("{\"data\":[]}{}", "unexpected data after the JSON document"),
        wrong(passAt("NaN"), "invalid JSON: Non-standard token 'NaN'"),
        wrong(passAt("01795511564000"), "invalid JSON: Invalid numeric value"),
        wrong(passAt("+1"), "invalid JSON: Unexpected character ('+' (code 43)) in numeric value"),
        wrong("{\"data\":[],\"data\":[]}", "invalid JSON: Duplicate field 'data'"),
        wrong("{\"data\":[],\"x\":{\"a\":1,\"a\":1}}", "invalid JSON: Duplicate field 'a'"));
  }

  @ParameterizedTest
  @MethodSource({"wrongFields", "wrongEntries", "notJson"})
  void reportsTheContractViolation(String body, String what) {
    assertEquals(
        LookUpResult.failed(TEST, new Failure(ExitStatus.PROTOCOL, breach(what), 200)),
        interpreted(reply(200, body)));
  }

  static Stream<Arguments> variants() {
    return Contract.ENTRY.variants(GOOD);
  }

  /**
   * The reader accepts what the schema accepts, and names the property that has another value. An
   * optional property that is null counts as absent.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void acceptsEachPropertyByTheSchema(String value, String entry, boolean valid) {
    String property = value.split(" ", 2)[0];
    boolean absent = value.endsWith(" null") && !Contract.ENTRY.requires(property);
    String message = message(reply(200, "{\"data\":[" + entry + "]}"));
    if ((valid || absent) != NOT_BY_THE_SCHEMA.matcher(value).matches()) {
      assertNull(message, "ReplyReader must accept " + value);
    } else {
      assertTrue(
          String.valueOf(message).contains(" contract: data[0]." + property + ": expected "),
          "ReplyReader must reject " + value + " by its path: " + message);
    }
  }

  /** The vendor's other endpoints have integer IDs; this one's contract has strings. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-7", "9999999999999999999"})
  void takesAnIdThatIsAnIntegerAsWritten(String id) {
    String entry =
        "{\"environment_id\":%s,\"test_run_id\":%s,\"executed_at\":1795511564000}"
            .formatted(id, id);
    assertEquals(
        LookUpResult.answered(TEST, List.of(pass(id, id, 1_795_511_564_000L))),
        interpreted(reply(200, "{\"data\":[" + entry + "]}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-0.5", "253402300800000", "1e999999999", "1e9999999999"})
  void rejectsTimesOutsideTheYears1970To9999(String executedAt) {
    assertEquals(
        breach("data[0].executed_at: " + MILLISECONDS + executedAt),
        message(reply(200, passAt(executedAt))));
  }

  @ParameterizedTest
  @CsvSource({
    "1795511564000, 1795511564000",
    "1795511564000.0, 1795511564000",
    "1.795511564e12, 1795511564000",
    "1795511564000000e-3, 1795511564000",
    "1795511564000.25, 1795511564000",
    "1795511563999.75, 1795511563999",
    "0, 0",
    "1e-9999999999, 0",
    "253402300799999.5, 253402300799999"
  })
  void acceptsEveryNotationOfATimeAndCutsItsFraction(String executedAt, long millis) {
    assertEquals(
        LookUpResult.answered(TEST, List.of(pass("1", "48213", millis))),
        interpreted(reply(200, passAt(executedAt))));
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
    assertEquals(breach("not UTF-8"), message(reply(200, bytes.getBytes(ISO_8859_1))));
  }

  @Test
  void rejectsUtf16() {
    assertEquals(
        breach("invalid JSON: Illegal character ((CTRL-CHAR, code 0))"),
        message(reply(200, "{\"data\":[]}".getBytes(UTF_16LE))));
  }

  @Test
  void acceptsLongUtf8Text() {
    String emoji = "\ud83c\udfad";
    assertEquals(
        EMPTY, interpreted(reply(200, "{\"data\":[],\"more\":\"a" + emoji.repeat(10_000) + "\"}")));
  }

  @Test
  void rejectsDeepNesting() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);

    assertEquals(
        breach(
            "invalid JSON: Document nesting depth (1001) exceeds the maximum allowed (1000, from"
                + " `StreamReadConstraints.getMaxNestingDepth()`)"),
        message(reply(200, "{\"data\":[],\"more\":" + deep + "}")));
    assertEquals(
        "the API rejected the request (HTTP 400)",
        message(reply(400, "{\"data\":" + deep + ",\"error\":{\"message\":\"no\"}}")));
  }

  @Test
  void ignoresTheMessageOfAnErrorThatIsNotUtf8() {
    String bytes = "{\"error\":{\"message\":\"d\u00e9sol\u00e9\"}}";

    assertEquals(
        "the API rejected the request (HTTP 400)", message(reply(400, bytes.getBytes(ISO_8859_1))));
  }

  @Test
  void ignoresUnknownFields() {
    String entry = "{\"branch\":\"main\",\"labels\":[[]]," + GOOD.substring(1);
    assertEquals(
        interpreted(reply(200, "{\"data\":[" + GOOD + "]}")),
        interpreted(
            reply(200, "{\"meta\":{\"page\":[1,{}]},\"data\":[" + entry + "],\"next\":null}")));
  }

  private static LastPass pass(String environmentId, String testRunId, long millis) {
    Instant executedAt = Instant.ofEpochMilli(millis);
    return Sample.pass(environmentId, testRunId, Duration.between(executedAt, Sample.NOW));
  }

  private static String passAt(String executedAt) {
    return "{\"data\":[" + GOOD.replace("1795511564000", executedAt) + "]}";
  }

  private static String breach(String what) {
    return "the reply breaks the API's contract: " + what + " (HTTP 200)";
  }

  private static Arguments wrong(String body, String what) {
    return Arguments.of(body, what);
  }

  private static Arguments entry(String fields, String what) {
    return Arguments.of("{\"data\":[" + GOOD + ",{" + fields + "}]}", "data[1]." + what);
  }
}
