package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.FakeApi;

/** The exit status, the message and the JSON error for each class of reply. */
class ReplyStatusTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String KEYS =
      ". Create a key at https://dash.empirical.run/settings/api-keys";
  private static final String HTML = "<html><body><h1>Not here</h1></body></html>";
  private static final int ONCE = 1;
  private static final int FOUR_TIMES = 4;

  static Stream<Arguments> rejected() {
    return Stream.of(
        row(
            400,
            error("days: too many"),
            65,
            "rejected",
            "the API rejected the request (HTTP 400): days: too many"),
        row(400, "", 65, "rejected", "the API rejected the request (HTTP 400)"),
        row(400, HTML, 65, "rejected", "the API rejected the request (HTTP 400)"),
        row(
            404,
            error("no such project"),
            65,
            "rejected",
            "the API rejected the request (HTTP 404): no such project"),
        row(
            413,
            error("too large"),
            65,
            "rejected",
            "the API rejected the request (HTTP 413): too large"),
        row(422, error(""), 65, "rejected", "the API rejected the request (HTTP 422)"),
        row(499, error("gone"), 65, "rejected", "the API rejected the request (HTTP 499): gone"));
  }

  static Stream<Arguments> unauthorized() {
    return Stream.of(
        row(
            401,
            error("bad key"),
            77,
            "unauthorized",
            "the API rejected the key (HTTP 401): bad key" + KEYS),
        row(401, "", 77, "unauthorized", "the API rejected the key (HTTP 401)" + KEYS),
        row(
            401,
            "{\"error\":\"bad key\"}",
            77,
            "unauthorized",
            "the API rejected the key (HTTP 401): bad key" + KEYS),
        row(
            403,
            error("not this project"),
            77,
            "unauthorized",
            "the API key lacks permission (HTTP 403): not this project" + KEYS),
        row(403, HTML, 77, "unauthorized", "the API key lacks permission (HTTP 403)" + KEYS));
  }

  static Stream<Arguments> tryLater() {
    return Stream.of(
        retried(408, "", "try_later", 75, "the API timed out (HTTP 408)"),
        retried(
            429,
            error("slow down"),
            "try_later",
            75,
            "rate limited by the API (HTTP 429): slow down"),
        retried(
            500,
            error("oops"),
            "try_later",
            75,
            "the API returned a server error (HTTP 500): oops"),
        retried(500, HTML, "try_later", 75, "the API returned a server error (HTTP 500)"),
        retried(
            500, "{\"error\":\"cut", "try_later", 75, "the API returned a server error (HTTP 500)"),
        passing(501, "", "the API returned a server error (HTTP 501)", ONCE),
        passing(502, HTML, "the API returned a server error (HTTP 502)", FOUR_TIMES),
        passing(
            503,
            "{\"error\":\"closed\"}",
            "the API returned a server error (HTTP 503): closed",
            FOUR_TIMES),
        passing(504, error("late"), "the API returned a server error (HTTP 504): late", FOUR_TIMES),
        passing(507, "", "the API returned a server error (HTTP 507)", ONCE),
        passing(599, "", "the API returned a server error (HTTP 599)", ONCE));
  }

  static Stream<Arguments> backend() {
    return Stream.of(
        retried(
            500,
            "{\"error\":\"query timed out\"}",
            "backend",
            70,
            "the API's analytics backend failed (HTTP 500): query timed out"),
        retried(
            500,
            "{\"error\":\"\"}",
            "backend",
            70,
            "the API's analytics backend failed (HTTP 500)"));
  }

  static Stream<Arguments> protocol() {
    String question = ". Is the base URL " + "%s" + " right?";
    return Stream.of(
        row(404, HTML, 76, "protocol", "unexpected reply from the API (HTTP 404)" + question),
        row(
            404,
            "{\"error\":\"text\"}",
            76,
            "protocol",
            "unexpected reply from the API (HTTP 404): text" + question),
        row(
            404,
            "{\"error\":{\"message\":7}}",
            76,
            "protocol",
            "unexpected reply from the API (HTTP 404)" + question),
        row(405, "", 76, "protocol", "unexpected reply from the API (HTTP 405)" + question),
        row(
            201,
            "{\"data\":[]}",
            76,
            "protocol",
            "unexpected reply from the API (HTTP 201)" + question),
        row(204, "", 76, "protocol", "unexpected reply from the API (HTTP 204)" + question));
  }

  static Stream<Arguments> proxy() {
    return Stream.of(
        row(
            407,
            "",
            69,
            "unreachable",
            "the proxy requires valid credentials (HTTP 407): set the proxy variable to"
                + " http://user:password@host:port"));
  }

  @ParameterizedTest
  @MethodSource({"rejected", "unauthorized", "tryLater", "backend", "protocol", "proxy"})
  void failsAsTheTableSays(ResponseDefinitionBuilder reply, FailedLookUp row, int tries) {
    API.answers(reply);
    FailedLookUp failed =
        new FailedLookUp(
            row.exit(),
            row.kind(),
            row.httpStatus(),
            row.retryable(),
            row.message().replace("%s", API.url()));

    assertEquals(failed.forPeople(), API.cli().run("last-pass", "id"));
    assertEquals(tries, API.requests().size());
    assertEquals(failed.forPrograms("id"), API.cli().run("last-pass", "id", "--json"));
    assertEquals(failed.forPrograms("id"), API.cli().run("last-pass", "id", "--output", "ndjson"));
    assertEquals(failed.forPeople(), API.cli().run("last-pass", "id", "--output", "tsv", "-q"));
  }

  private static String error(String message) {
    return "{\"data\":null,\"error\":{\"message\":\"" + message + "\"}}";
  }

  private static Arguments row(int status, String body, int exit, String kind, String message) {
    return arguments(
        reply(status, body), new FailedLookUp(exit, kind, status, false, message), ONCE);
  }

  private static Arguments retried(int status, String body, String kind, int exit, String message) {
    return arguments(
        reply(status, body), new FailedLookUp(exit, kind, status, true, message), FOUR_TIMES);
  }

  private static Arguments passing(int status, String body, String message, int tries) {
    return arguments(
        reply(status, body), new FailedLookUp(75, "try_later", status, true, message), tries);
  }

  private static Arguments arguments(
      ResponseDefinitionBuilder reply, FailedLookUp failed, int tries) {
    return Arguments.of(reply, failed, tries);
  }
}
