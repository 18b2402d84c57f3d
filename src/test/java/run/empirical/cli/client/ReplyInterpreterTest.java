package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Redaction;
import run.empirical.cli.model.TestCase;

class ReplyInterpreterTest {
  private static final TestCase TEST = TestCase.of("a");
  private static final ApiUrl URL = ApiUrl.parse("https://api.test", "--api-url", false);
  private static final ReplyInterpreter INTERPRETER =
      new ReplyInterpreter(URL, new Redaction(Set.of("sk-7")));

  /** The boundaries of each class of statuses. */
  @ParameterizedTest
  @CsvSource({
    "101, PROTOCOL, unexpected reply from the API (HTTP 101): no [redacted]. Is the base URL %s"
        + " right?, false",
    "299, PROTOCOL, unexpected reply from the API (HTTP 299): no [redacted]. Is the base URL %s"
        + " right?, false",
    "300, PROTOCOL, 'the reply is a redirect (HTTP 300). Redirects are not followed: check the base"
        + " URL %s', false",
    "399, PROTOCOL, 'the reply is a redirect (HTTP 399). Redirects are not followed: check the base"
        + " URL %s', false",
    "400, REJECTED, the API rejected the request (HTTP 400): no [redacted], false",
    "402, REJECTED, the API rejected the request (HTTP 402): no [redacted], false",
    "499, REJECTED, the API rejected the request (HTTP 499): no [redacted], false",
    "501, TRY_LATER, the API returned a server error (HTTP 501): no [redacted], false",
    "502, TRY_LATER, the API returned a server error (HTTP 502): no [redacted], true",
    "599, TRY_LATER, the API returned a server error (HTTP 599): no [redacted], true",
    "600, PROTOCOL, unexpected reply from the API (HTTP 600): no [redacted]. Is the base URL %s"
        + " right?, false"
  })
  void tellsWhatAStatusMeans(int status, ErrorKind kind, String message, boolean retryable) {
    String body = "{\"data\":null,\"error\":{\"message\":\"no sk-7\"}}";
    assertEquals(
        LookUp.failed(
            TEST, new Failure(kind, message.replace("%s", URL.toString()), status, retryable)),
        INTERPRETER.interpret(TEST, reply(status, body, null), StillTime.NEVER));
  }

  /** A message counts only in the schema that the contract has for the status. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "201, {\"data\":[]}, PROTOCOL, unexpected reply from the API (HTTP 201)",
        "204, ``, PROTOCOL, unexpected reply from the API (HTTP 204)",
        "400, ``, REJECTED, the API rejected the request (HTTP 400)",
        "401, ``, UNAUTHORIZED, the API rejected the key (HTTP 401)",
        "401, {\"error\":\"bad key\"}, UNAUTHORIZED, the API rejected the key (HTTP 401): bad key",
        "404, {\"error\":{\"message\":\"none\"}}, REJECTED, the API rejected the request (HTTP"
            + " 404): none",
        "404, {\"error\":\"text\"}, PROTOCOL, unexpected reply from the API (HTTP 404): text",
        "404, {\"error\":{\"message\":7}}, PROTOCOL, unexpected reply from the API (HTTP 404)",
        "422, {\"error\":{\"message\":\"\"}}, REJECTED, the API rejected the request (HTTP 422)",
        "500, {\"error\":\"\"}, BACKEND, the API's analytics backend failed (HTTP 500)",
        "500, {\"error\":{\"message\":\"oops\"}}, TRY_LATER, the API returned a server error (HTTP"
            + " 500): oops",
        "500, {\"error\":\"cut, TRY_LATER, the API returned a server error (HTTP 500)"
      })
  void readsTheMessageOfEitherErrorSchema(int status, String body, ErrorKind kind, String message) {
    Failure failure =
        INTERPRETER.interpret(TEST, reply(status, body, null), StillTime.NEVER).failure();

    assertNotNull(failure);
    assertEquals(kind, failure.kind());
    assertEquals(message, failure.message().replaceFirst("\\. (Is the base|Create a key).*", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "<html>, text/plain, true",
    "' <!DOCTYPE html>', , true",
    "no, text/html; charset=UTF-8, true",
    "<error>, application/xml, false",
    "'{\"error\":\"<html>\"}', application/json, false"
  })
  void asksWhoseWebPageItIsBeforeTheKeyIsBlamed(
      String body, @Nullable String contentType, boolean isPage) {
    String page = ". Create a key at " + ApiKey.PAGE;
    String question =
        "the reply is a web page, not the API's (HTTP %d). Is the base URL "
            + URL
            + " right, or did a proxy answer? Otherwise ";
    assertEquals(
        isPage,
        (question.formatted(401) + "the API rejected the key" + page)
            .equals(message(reply(401, body, contentType))));
    assertEquals(
        isPage,
        (question.formatted(403) + "the API key lacks permission" + page)
            .equals(message(reply(403, body, contentType))));
  }

  @Test
  void saysWhatTheServerCallsAReplyThatBreaksTheContract() {
    String breach = "the reply breaks the API's contract: data: missing (HTTP 200)";
    assertEquals(breach, message(reply(200, "{}", null)));
    assertEquals(breach, message(reply(200, "{}", "application/json")));
    assertEquals(
        breach + ". Its Content-Type is text/plain: is the base URL " + URL + " right?",
        message(reply(200, "{}", "text/plain")));
  }

  @Test
  void takesNoReplyThatWasTooLargeToRead() {
    byte[] start = new byte[BoundedBody.LIMIT + 1];
    assertEquals(
        "the reply breaks the API's contract: it is larger than 16 MiB (HTTP 200)",
        message(new Reply(200, start, Map.of())));
  }

  @Test
  void takesAWholeNumberOfMillisecondsInAnySpelling() {
    for (String number : List.of("1763900000001", "1763900000001.0", "1.763900000001e12")) {
      String entry =
          "{\"environment_id\":\"1\",\"test_run_id\":\"2\",\"executed_at\":" + number + "}";
      assertEquals(
          LookUp.answered(
              TEST, List.of(new LastPass("1", "2", Instant.ofEpochMilli(1763900000001L)))),
          INTERPRETER.interpret(
              TEST, reply(200, "{\"data\":[" + entry + "]}", null), StillTime.NEVER));
    }
  }

  @Test
  void takesUtf8WithOrWithoutAMarkAndNothingElse() {
    String body = "{\"data\":[]}";
    LookUp empty = LookUp.answered(TEST, List.of());
    assertEquals(empty, INTERPRETER.interpret(TEST, reply(200, body, null), StillTime.NEVER));
    assertEquals(
        empty, INTERPRETER.interpret(TEST, reply(200, "\ufeff" + body, null), StillTime.NEVER));
    String nul = "invalid JSON: Illegal character ((CTRL-CHAR, code 0))";
    assertEquals(breach(nul + " at line 1, column 2"), message(encoded("UTF-16BE", body)));
    assertEquals(breach(nul + " at line 1, column 3"), message(encoded("UTF-16LE", body)));
    assertEquals(breach(nul + " at line 1, column 2"), message(encoded("UTF-32BE", body)));
    assertEquals(breach(nul + " at line 1, column 3"), message(encoded("UTF-32LE", body)));
    assertEquals(breach("not UTF-8"), message(encoded("UTF-16", body)));
  }

  @Test
  void cutsWhatAServerSaysAtGreatLength() {
    String long500 = "x".repeat(500);
    String rejected = "the API rejected the request (HTTP 400): ";
    assertEquals(rejected + long500, message(reply(400, "{\"error\":\"" + long500 + "\"}", null)));
    assertEquals(
        rejected + long500 + "... (500 of 1000 characters)",
        message(reply(400, "{\"error\":\"" + long500 + long500 + "\"}", null)));
  }

  @Test
  void quotesNoBlankMessage() {
    String rejected = "the API rejected the request (HTTP 400)";
    assertEquals(rejected, message(reply(400, "{\"error\":{\"message\":\" \"}}", null)));
    assertEquals(rejected, message(reply(400, "{\"error\":7}", null)));
    assertEquals(rejected + ": why", message(reply(400, "{\"error\":\"why\"}", null)));
  }

  private static @Nullable String message(Reply reply) {
    Failure failure = INTERPRETER.interpret(TEST, reply, StillTime.NEVER).failure();
    return failure == null ? null : failure.message();
  }

  private static String breach(String what) {
    return "the reply breaks the API's contract: " + what + " (HTTP 200)";
  }

  private static Reply encoded(String charset, String body) {
    byte[] bytes = body.getBytes(Charset.forName(charset));
    return new Reply(200, bytes, Map.of());
  }

  private static Reply reply(int status, String body, @Nullable String contentType) {
    Map<String, List<String>> headers =
        contentType == null ? Map.of() : Map.of("content-type", List.of(contentType));
    return new Reply(status, body.getBytes(StandardCharsets.UTF_8), headers);
  }
}
