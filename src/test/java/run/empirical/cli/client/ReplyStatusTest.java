package run.empirical.cli.client;

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

/**
 * The exit status, the JSON error and the number of tries for each class of reply. {@code
 * ReplyInterpreterTest} has every boundary.
 */
class ReplyStatusTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String KEYS =
      ". Create a key at https://dash.empirical.run/settings/api-keys";
  private static final String HTML = "<html><body><h1>Not here</h1></body></html>";
  private static final int ONCE = 1;
  private static final int FOUR_TIMES = 4;

  static Stream<Arguments> notRetried() {
    return Stream.of(
        row(
            400,
            error("days: too many"),
            65,
            "rejected",
            "the API rejected the request (HTTP 400): days: too many"),
        row(
            401,
            error("bad key"),
            77,
            "unauthorized",
            "the API rejected the key (HTTP 401): bad key" + KEYS),
        row(403, "", 77, "unauthorized", "the API key lacks permission (HTTP 403)" + KEYS),
        row(
            403,
            HTML,
            77,
            "unauthorized",
            "the reply is a web page, not the API's (HTTP 403). Is the base URL %s right, or did a"
                + " proxy answer? Otherwise the API key lacks permission"
                + KEYS),
        row(
            501,
            "{\"error\":\"closed\"}",
            75,
            "try_later",
            "the API returned a server error (HTTP 501): closed"),
        row(
            404,
            HTML,
            76,
            "protocol",
            "unexpected reply from the API (HTTP 404). Is the base URL %s right?"),
        row(
            407,
            "",
            69,
            "unreachable",
            "the proxy requires valid credentials (HTTP 407): set the proxy variable to"
                + " http://user:password@host:port"));
  }

  static Stream<Arguments> retried() {
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
            "{\"error\":\"query timed out\"}",
            "backend",
            70,
            "the API's analytics backend failed (HTTP 500): query timed out"),
        retried(500, HTML, "try_later", 75, "the API returned a server error (HTTP 500)"),
        transientFailure(502, FOUR_TIMES),
        transientFailure(503, FOUR_TIMES),
        transientFailure(504, FOUR_TIMES),
        transientFailure(507, ONCE));
  }

  @ParameterizedTest
  @MethodSource({"notRetried", "retried"})
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

  private static Arguments transientFailure(int status, int tries) {
    String message = "the API returned a server error (HTTP " + status + "): closed";
    return arguments(
        reply(status, "{\"error\":\"closed\"}"),
        new FailedLookUp(75, "try_later", status, true, message),
        tries);
  }

  private static Arguments arguments(
      ResponseDefinitionBuilder reply, FailedLookUp failed, int tries) {
    return Arguments.of(reply, failed, tries);
  }
}
