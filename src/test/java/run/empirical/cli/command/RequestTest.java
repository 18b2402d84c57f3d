package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Contract;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.model.Version;

/** The request: one POST with only the contract's properties. */
class RequestTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  @Test
  void sendsEachHeaderOnceAndNoUpgrade() {
    API.cli().lastPass("id");

    assertEquals(1, API.requests().size());
    LoggedRequest request = API.requests().get(0);
    assertEquals("HTTP/1.1", request.getProtocol());
    assertEquals(
        Set.of("Accept", "Authorization", "Content-Length", "Content-Type", "Host", "User-Agent"),
        new TreeSet<>(request.getHeaders().keys()));
    assertEquals("application/json", request.getHeader("Accept"));
    assertEquals("Bearer " + FakeApi.KEY, request.getHeader("Authorization"));
    assertEquals("application/json", request.getHeader("Content-Type"));
    assertEquals("empirical/" + Version.NUMBER, request.getHeader("User-Agent"));
  }

  /** The project is that of the key, or of a header. */
  @Test
  void sendsEachPropertyButTheProject() throws IOException {
    API.cli().lastPass("id --days 2147483647 --before 2026-11-01");

    String body =
        "{\"test_case_id\":\"id\",\"days\":2147483647,\"before\":\"2026-11-01T00:00:00Z\"}";
    assertEquals(List.of(body), API.bodies());
    Set<String> properties = new TreeSet<>(Set.of("project_id"));
    new ObjectMapper().readTree(body).fieldNames().forEachRemaining(properties::add);
    assertEquals(Contract.REQUEST.properties(), properties);
  }

  @Test
  void doesNotSendEnvironmentsGatesAndNames() {
    API.cli().lastPass("id --env 1,2 --require 1 --env-name 1=production --max-age 24h");

    assertEquals(List.of("{\"test_case_id\":\"id\"}"), API.bodies());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01,                     2026-11-01T00:00:00Z",
    "2026-11-01T09:30Z,              2026-11-01T09:30:00Z",
    "2026-11-01t09:30:15z,           2026-11-01T09:30:15Z",
    "2026-11-01 09:30:15+01:00,      2026-11-01T08:30:15Z",
    "2026-11-01 09:30:15 +01:00,     2026-11-01T08:30:15Z",
    "2026-11-01 09:30:15 +0100,      2026-11-01T08:30:15Z",
    "2026-11-01 09:30 -01,           2026-11-01T10:30:00Z",
    "2026-11-01 09:30:15.5 Z,        2026-11-01T09:30:15.500Z",
    "2026-11-01T09:30:15+0545,       2026-11-01T03:45:15Z",
    "2026-11-01T09:30:15-08,         2026-11-01T17:30:15Z",
    "2026-11-01T09:30:15.250Z,       2026-11-01T09:30:15.250Z",
    "2026-11-01T09:30:15+05:45,      2026-11-01T03:45:15Z",
    "2026-11-01T00:30-08:00,         2026-11-01T08:30:00Z",
    "2026-11-01T00:30:00.001-08:00,  2026-11-01T08:30:00.001Z",
    "2024-02-29,                     2024-02-29T00:00:00Z",
    "2d,                             2026-11-22T12:16:04.250Z",
    "1h30m,                          2026-11-24T10:46:04.250Z",
    "PT24H,                          2026-11-23T12:16:04.250Z",
    "36500d,                         1926-12-19T12:16:04.250Z",
  })
  void sendsBeforeAsAnInstantInUtc(String given, String sent) {
    API.cli().lastPass("id --before", given);

    assertEquals(List.of("{\"test_case_id\":\"id\",\"before\":\"" + sent + "\"}"), API.bodies());
  }

  /** Times in the API and in messages are no more precise. */
  @Test
  void computesARelativeBeforeToTheMillisecond() {
    Outcome outcome =
        API.cli().clock(Instant.parse("2026-11-24T12:16:04.250999999Z")).lastPass("id --before 2d");

    assertEquals(
        """
        ENVIRONMENT  LAST PASS                                           EXECUTED AT  TEST RUN
        -            not in the 30 days before 2026-11-22T12:16:04.250Z  -            -
        """,
        outcome.out());
    assertEquals(
        List.of("{\"test_case_id\":\"id\",\"before\":\"2026-11-22T12:16:04.250Z\"}"), API.bodies());
  }

  /** An API that ignores the time, or an older one. */
  @ParameterizedTest
  @CsvSource({
    "1, the last pass is after --before in production; its age is unknown",
    "2, 'the last pass is after --before in production, environment 2; its age is unknown'"
  })
  void namesEachEnvironmentWithALaterPass(int environments, String warning) {
    String passes =
        IntStream.rangeClosed(1, environments)
            .mapToObj(id -> GateRuns.pass(id, Duration.ofDays(1)))
            .collect(Collectors.joining(","));
    API.answers(200, "{\"data\":[" + passes + "]}");
    assertEquals(
        "empirical: warning: " + warning,
        API.cli()
            .lastPass("a b -o tsv --env-name 1=production --before 2d")
            .err()
            .lines()
            .findFirst()
            .orElse(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee",
        "with\"quotes\"and\\",
        "テスト🎭",
        "@file",
        "a=b",
        "x{\"test_case_id\":\"x\"}"
      })
  void sendsIdsUnchanged(String id) throws IOException {
    API.cli().input(id).run("last-pass", "--from=-");

    assertEquals(
        id, new ObjectMapper().readTree(API.bodies().get(0)).get("test_case_id").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {" id", "id\r", "\u2003id\t\n"})
  void trimsIds(String argument) {
    API.cli().run("last-pass", argument);

    assertEquals(List.of("{\"test_case_id\":\"id\"}"), API.bodies());
  }

  @ParameterizedTest
  @CsvSource({
    "'',           ''",
    "/,            ''",
    "///,          ''",
    "/proxied/api, /proxied/api",
    "/proxied/,    /proxied",
    "/a%20b,       /a%20b"
  })
  void appendsThePathToTheBaseUrl(String base, String kept) throws IOException {
    try (RawServer server = RawServer.sending("")) {
      server.cli().lastPass("id --retries 0 --api-url " + server.url() + base);

      assertEquals(
          "POST " + kept + FakeApi.PATH + " HTTP/1.1",
          server.heads().get(0).lines().findFirst().orElseThrow());
    }
  }
}
