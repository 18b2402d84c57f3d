package run.empirical.cli.client;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.StatusList;
import run.empirical.cli.connection.ApiUrl;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Redaction;

class ReplyInterpreterTest {
  static final TestCase TEST = TestCase.of("a");
  static final ApiUrl URL = ApiUrl.parse("https://api.test", "--api-url", false);
  private static final ReplyInterpreter INTERPRETER =
      new ReplyInterpreter(URL, false, new Redaction(Set.of("sk-7")));

  /** Includes the first and last status of each class. */
  @ParameterizedTest
  @CsvSource({
    "101, PROTOCOL, unexpected reply from the API (HTTP 101): no [redacted]. Is the base URL %s"
        + " right?",
    "300, PROTOCOL, 'the reply is a redirect (HTTP 300). Redirects are not followed: check the base"
        + " URL %s'",
    "399, PROTOCOL, 'the reply is a redirect (HTTP 399). Redirects are not followed: check the base"
        + " URL %s'",
    "400, REJECTED, the API rejected the request (HTTP 400): no [redacted]",
    "499, REJECTED, the API rejected the request (HTTP 499): no [redacted]",
    "501, TRY_LATER, the API returned a server error (HTTP 501): no [redacted]",
    "599, TRY_LATER, the API returned a server error (HTTP 599): no [redacted]",
    "600, PROTOCOL, unexpected reply from the API (HTTP 600): no [redacted]. Is the base URL %s"
        + " right?"
  })
  void explainsEachStatus(int status, ExitStatus exit, String message) {
    String body = "{\"data\":null,\"error\":{\"message\":\"no sk-7\"}}";
    Failure failure = interpreted(reply(status, body)).failure();
    assertNotNull(failure);
    assertEquals(
        exit + " " + status + " " + message.replace("%s", URL.toString()),
        failure.exit() + " " + failure.httpStatus() + " " + failure.message());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "201, {\"data\":[]}, PROTOCOL, unexpected reply from the API (HTTP 201)",
        "204, ``, PROTOCOL, unexpected reply from the API (HTTP 204)",
        "304, ``, PROTOCOL, unexpected reply from the API (HTTP 304)",
        "400, ``, REJECTED, the API rejected the request (HTTP 400)",
        "400, {\"error\":7}, REJECTED, the API rejected the request (HTTP 400)",
        "400, {\"error\":{\"message\":\" \"}}, REJECTED, the API rejected the request (HTTP 400)",
        "401, ``, UNAUTHORIZED, the API rejected the key (HTTP 401)",
        "401, {\"error\":\"bad key\"}, UNAUTHORIZED, the API rejected the key (HTTP 401): bad key",
        "401, {\"error\":\"bad key\"} x, UNAUTHORIZED, the API rejected the key (HTTP 401)",
        "401, `{\"x\":{\"error\":1},\"error\":\"bad key\"}`, UNAUTHORIZED, the API rejected the key"
            + " (HTTP 401): bad key",
        "403, ``, UNAUTHORIZED, the API key lacks permission (HTTP 403)",
        "407, ``, UNREACHABLE, `the proxy requires valid credentials (HTTP 407): set the proxy"
            + " variable to [http://]user:password@host:port`",
        "408, ``, TRY_LATER, the API timed out (HTTP 408)",
        "429, {\"error\":\"slow down\"}, TRY_LATER, rate limited by the API (HTTP 429): slow down",
        "404, {\"error\":{\"message\":\"none. \"}}, REJECTED, the API rejected the request (HTTP"
            + " 404): none (sent to https://api.test/api/v2/analytics/test-case-last-pass-per-env)",
        "404, {\"error\":\"text\"}, REJECTED, the API rejected the request (HTTP 404): text (sent"
            + " to https://api.test/api/v2/analytics/test-case-last-pass-per-env)",
        "404, {\"error\":{\"message\":7}}, PROTOCOL, unexpected reply from the API (HTTP 404)",
        "422, {\"error\":{\"message\":\"\"}}, REJECTED, the API rejected the request (HTTP 422)",
        "500, {\"error\":\"\"}, BACKEND, the API's analytics backend failed (HTTP 500)",
        "500, {\"error\":{\"message\":\"oops\"}}, TRY_LATER, the API returned a server error (HTTP"
            + " 500): oops",
        "500, {\"error\":\"cut, TRY_LATER, the API returned a server error (HTTP 500)"
      })
  void readsTheMessageOfEitherErrorSchema(
      int status, String body, ExitStatus exit, String message) {
    Failure failure = interpreted(reply(status, body)).failure();

    assertNotNull(failure);
    assertEquals(exit, failure.exit());
    assertEquals(
        status != 407 && StatusList.when(exit).contains("tried again"), failure.retryable());
    assertEquals(message, failure.message().replaceFirst("\\. (Is the base|Create a key).*", ""));
  }

  /** What help and README say about it, and whether scripts may try again. */
  @ParameterizedTest
  @EnumSource
  void saysWhichRepliesLeadToAnExitStatus(ExitStatus exit) throws IOException {
    Set<String> replies = new TreeSet<>();
    for (int status = 100; status < 700; status++) {
      for (String body : List.of("", "{\"error\":\"no\"}", "{\"error\":{\"message\":\"no\"}}")) {
        Failure failure = requireNonNull(interpreted(reply(status, body)).failure());
        if (failure.exit() == exit) {
          replies.add(Integer.toString(status));
          boolean mayLoseIt = body.isEmpty() || status < 400 || status == 407;
          assertTrue(
              mayLoseIt || failure.message().contains(": no"),
              () -> "the API's message 'no' is lost: " + failure.message());
        }
      }
    }
    Stream<String> rows = Files.readString(Path.of("README.md")).lines();
    String row =
        rows.filter(line -> line.startsWith("| " + exit.code() + " |")).findFirst().orElse("");
    String again = StatusList.when(exit).contains("tried again") ? "yes" : "no";
    assertTrue(
        replies.isEmpty() || row.endsWith(" | " + again + " |"),
        () -> "README's table needs | " + exit.code() + " | ... | " + again + " |");
    for (String number : (StatusList.when(exit) + row).split("\\D+", -1)) {
      boolean leads = number.length() != 3 || replies.contains(number);
      assertTrue(
          leads,
          () ->
              "help or README's row %d has HTTP %s: ReplyInterpreter must make it %s, or it must go"
                  .formatted(exit.code(), number, exit));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<html>, , true",
    "' <!DOCTYPE html>', text/plain, true",
    "no, Text/HTML; charset=UTF-8, true",
    "<error>, application/xml, false",
    "'{\"error\":\"<html>\"}', application/json, false"
  })
  void asksWhoseWebPageItIsBeforeTheKeyIsBlamed(
      String body, @Nullable String contentType, boolean isPage) {
    String page = ". Create a key at " + Assumptions.KEY_PAGE;
    String question =
        "the reply is a web page, not the API's (HTTP %d). Is the base URL "
            + URL
            + " right, or did a proxy answer? Otherwise ";
    Map.of(401, "the API rejected the key", 403, "the API key lacks permission")
        .forEach(
            (status, blamed) ->
                assertEquals(
                    isPage,
                    message(page(status, body, contentType))
                        .equals(question.formatted(status) + blamed + page)));
  }

  private static Reply page(int status, String body, @Nullable String contentType) {
    return contentType == null
        ? reply(status, body)
        : reply(status, body, "content-type", contentType);
  }

  /** Proxies and networks reply so; at most 200 characters, without secrets. */
  @ParameterizedTest
  @CsvSource({
    "502, '503 upstream\nconnect error', the API returned a server error (HTTP 502): 503 upstream",
    "403, ' \u00a0\r\n\t\rblocked for sk-7 \n', the API key lacks permission (HTTP 403): blocked"
        + " for [redacted]. Create a key at https://dash.empirical.run/settings/api-keys",
    "404, project not found., 'unexpected reply from the API (HTTP 404): project not found. Is the"
        + " base URL https://api.test right? For a key that is not bound to one project, give"
        + " --project-id N'",
    "400, '{\"error\":\"in JSON\"}', the API rejected the request (HTTP 400): in JSON",
    "503, ' \n', the API returned a server error (HTTP 503)",
    "407, who?, 'the proxy requires valid credentials (HTTP 407): set the proxy variable to"
        + " [http://]user:password@host:port'"
  })
  void quotesTheFirstLineOfPlainText(int status, String body, String message) {
    assertEquals(message, message(reply(status, body, "content-type", "Text/Plain;charset=x")));
  }

  /** In plain text, a line feed or the end must be within 4 KiB: a cut secret is not found. */
  @ParameterizedTest
  @CsvSource({
    "4082, 14 characters:, '', ': 14 characters:'",
    "4082, a key of nineteen c, '', ''",
    "4081, 14 characters:, '\n', ': 14 characters:'",
    "4082, 14 characters:, '\n', ''"
  })
  void quotesALineThatEndsEarlyOnly(int blankLines, String line, String end, String quoted) {
    String text = "\n".repeat(blankLines) + line + end + (end.isEmpty() ? "" : "x".repeat(5000));
    assertEquals(
        "the API returned a server error (HTTP 503)" + quoted,
        message(reply(503, text, "content-type", "text/plain")));
  }

  @Test
  void quotesNoMoreOfPlainText() {
    String down = "the API returned a server error (HTTP 503)";
    String text = "a".repeat(199) + "sk-7".repeat(30);
    assertEquals(
        down + ": " + "a".repeat(199) + "[…",
        message(reply(503, text, "content-type", "text/plain")));
    assertEquals(down, message(reply(503, text, "content-type", "application/x")));
    assertEquals(down, message(reply(503, text)));
  }

  /** Plain text may contain a request's number, also where another failure quotes it. */
  @Test
  void failuresDifferInPlainTextOnly() {
    Failure one = interpreted(reply(503, "no 1", "content-type", "text/plain")).failure();
    Failure other = interpreted(reply(503, "no 2", "content-type", "text/plain")).failure();
    assertNotNull(one);
    assertNotNull(other);
    assertEquals(one.general("a"), other.general("a"));
    assertEquals(one.because("end").general("a"), other.because("end").general("a"));
    assertNotEquals(one, other);
  }

  @Test
  void anAnswerHasAtMost16MiB() {
    String answer = "{\"data\":[]}";
    String largest = answer + " ".repeat((16 << 20) - answer.length());
    assertEquals(null, message(reply(200, largest)));
    assertEquals(
        "the reply breaks the API's contract: it is larger than 16 MiB (HTTP 200)",
        message(reply(200, largest + " ")));
  }

  @Test
  void saysWhatTheServerCallsTheReply() {
    String missing = "the reply breaks the API's contract: data: missing (HTTP 200)";
    String typed = ". Its Content-Type is text/plain: is the base URL " + URL + " right?";

    assertEquals(missing, message(reply(200, "{}", "content-type", "Application/JSON")));
    assertEquals(missing + typed, message(reply(200, "{}", "content-type", "text/plain")));
  }

  /** The API rejects a number of days that --max-age has set, not the user. */
  @ParameterizedTest
  @CsvSource({
    "100, , ' (sent: days 100)'",
    "7, 2026-11-24T12:00:00Z, ' (sent: days 7, before 2026-11-24T12:00:00Z)'",
    ", 2026-11-24T12:00:00Z, ' (sent: before 2026-11-24T12:00:00Z)'"
  })
  void saysWhichWindowWasRejected(@Nullable Integer days, @Nullable Instant before, String sent) {
    LookBackWindow window = new LookBackWindow(days, before);
    String body = "{\"error\":\"no\"}";
    assertEquals(
        "the API rejected the request (HTTP 400): no" + sent, message(reply(400, body), window));
    assertEquals("the API rejected the request (HTTP 422): no", message(reply(422, body), window));
  }

  static LookUpResult interpreted(Reply reply) {
    return interpreted(reply, new LookBackWindow(null, null));
  }

  private static LookUpResult interpreted(Reply reply, LookBackWindow window) {
    try {
      return LookUpResult.answered(
          TEST, INTERPRETER.lastPasses(reply, new LastPassRequest(TEST.id(), window)));
    } catch (FailureException e) {
      return LookUpResult.failed(TEST, e.failure());
    }
  }

  static @Nullable String message(Reply reply) {
    return message(reply, new LookBackWindow(null, null));
  }

  private static @Nullable String message(Reply reply, LookBackWindow window) {
    Failure failure = interpreted(reply, window).failure();
    return failure == null ? null : failure.message();
  }

  /** A reply with at most one header: its name in lower case, and its value. */
  static Reply reply(int status, String body, String... header) {
    Map<String, List<String>> headers =
        header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
    return new Reply(status, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static Reply reply(int status, byte[] body) {
    return new Reply(status, body, Map.of());
  }
}
