package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Contract;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.model.Version;
import run.empirical.cli.testcases.PlaywrightPage;

/** The request: one POST with only the contract's properties. */
class RequestTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  /** The option that sends each optional property, with two values. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "days", "--days 43 or --days 2147483647",
          "before", "--before 2026-11-01T00:00:01Z or --before 2026-11-01T00:00:02Z");

  private static final String HOSTILE = "x\u001b[2J<b>[x]\n::error::##[e]" + FakeApi.KEY;

  /** What of {@link #HOSTILE} no output may have. */
  private static final Pattern RAW = Pattern.compile("\u001b|##\\[e]|(?m)^::error|" + FakeApi.KEY);

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
  void hasAnOptionForEachPropertyButTheProject() throws IOException {
    Set<String> properties = new TreeSet<>(OPTIONS.keySet());
    properties.addAll(Set.of("test_case_id", "project_id"));
    assertEquals(
        Contract.REQUEST.properties(), properties, "name the option of a property in OPTIONS");
    String help = new Cli().run("last-pass", "--help").out();
    for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
      String name = option.getValue().split(" ", 2)[0];
      assertTrue(help.contains("\n      " + name + "="), () -> "help must show " + name);
      String tooSmall = Contract.REQUEST.belowMinimum(option.getKey());
      if (tooSmall != null) {
        Outcome rejected = API.cli().lastPass("id", name, tooSmall.replace("\"", ""));
        assertEquals(2, rejected.exit(), () -> name + " must reject " + tooSmall);
      }
      String arguments = "id " + option.getValue().split(" or ")[0];
      API.cli().lastPass(arguments);
      String body = API.bodies().get(API.bodies().size() - 1);
      Set<?> sent = new ObjectMapper().readValue(body, Map.class).keySet();
      assertEquals(Set.of("test_case_id", option.getKey()), sent, "RequestBody must send these");
      API.cli().lastPass(arguments + " --require 1 --max-age 40d");
      String gated = API.bodies().get(API.bodies().size() - 1);
      assertTrue(gated.contains(option.getKey()), () -> "Gate.window must keep it in " + gated);
      Outcome demo = new Cli().lastPass(arguments + " --demo");
      assertEquals(0, demo.exit(), () -> "the sandbox must accept " + arguments + ": " + demo);
    }
  }

  /**
   * A part of an output must differ between two runs that ask for different values, and must escape
   * a hostile text. In JSON, {@code query} has the property under its own name.
   *
   * @param raw what the part must not have of a hostile text, beside what no output may have
   * @param silent the properties that this output does not repeat: there is no gate with {@code
   *     --before}, and some cells are short
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          table       | t -o table                 | not in .*                  |          |
          matrix      | t u                        | >\\S+                      |          | before
          json        | t -o json                  | "query".*"PROPERTY":[^,}]* |          |
          markdown    | t u -o markdown            | Looking back .*            | [x]      |
          html        | t u -o html                | Looking back .*            | <b>      |
          junit       | t -o junit --require 1     | message=.*                 | <b>      | before
          gate        | t --require 1              | gate not met: .*           |          | before
          wait        | t --require 1 --wait 2s    | waiting .*                 |          | before
          no pass     | ID                         | no pass in any .*          |          |
          test runs   | --from-playwright -        | 1 not in .*                |          | before
          annotations | --json --from-playwright - | "annotations":.*?]         | x\\u001B |
          rejection   | rejected                   | error: .*                  |          |
          """)
  void eachOutputSaysWhatWasAsked(
      String output, String arguments, String part, @Nullable String raw, @Nullable String silent) {
    API.answers("passed", FakeApi.reply(200, FakeApi.ONE_PASS));
    API.answers("rejected", FakeApi.reply(400, ""));
    String report =
        PlaywrightPage.report(
            Cli.NOW.toEpochMilli(),
            PlaywrightPage.test("passed", "pays", "unexpected"),
            PlaywrightPage.test("never", "ships", "unexpected"));
    for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
      Pattern pattern = Pattern.compile(part.replace("PROPERTY", option.getKey()));
      String hostile = option.getValue().split(" ", 2)[0] + " " + HOSTILE;
      List<List<String>> parts = new ArrayList<>();
      for (String value : (option.getValue() + " or " + hostile).split(" or ")) {
        String call = arguments.replace("ID", TestCaseId.EXAMPLE) + " " + value;
        String outcome = API.cli().input(report).lastPass(call).toString();
        if (RAW.matcher(outcome).find()) {
          fail(output + ": escape " + option.getKey() + ": " + outcome);
        }
        parts.add(pattern.matcher(outcome).results().map(MatchResult::group).toList());
      }
      if (String.valueOf(silent).contains(option.getKey()) != parts.get(0).equals(parts.get(1))) {
        fail(output + ": say which " + option.getKey() + " was asked for, not only " + parts);
      }
      if (raw != null && parts.get(2).toString().contains(raw)) {
        fail(output + ": escape " + option.getKey() + ": " + parts.get(2));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01,                     2026-11-01T00:00:00Z",
    "2026-11-01T09:30Z,              2026-11-01T09:30:00Z",
    "2026-11-01t09:30:15z,           2026-11-01T09:30:15Z",
    "2026-11-01 09:30:15+01:00,      2026-11-01T08:30:15Z",
    "2026-11-01 09:30 -01,           2026-11-01T10:30:00Z",
    "2026-11-01 09:30:15.5 Z,        2026-11-01T09:30:15.500Z",
    "2026-11-01T09:30:15+0545,       2026-11-01T03:45:15Z",
    "2026-11-01T09:30:15-08,         2026-11-01T17:30:15Z",
    "2026-11-01T00:30:00.001-08:00,  2026-11-01T08:30:00.001Z",
    "2024-02-29,                     2024-02-29T00:00:00Z",
    "2d,                             2026-11-22T12:16:04.250Z",
    "36500d,                         1926-12-19T12:16:04.250Z",
  })
  void sendsBeforeAsAnInstantInUtc(String given, String sent) {
    API.cli().lastPass("id --before", given);

    assertEquals(List.of("{\"test_case_id\":\"id\",\"before\":\"" + sent + "\"}"), API.bodies());
  }

  /** Times in the API and in messages are no more precise. */
  @Test
  void computesARelativeBeforeToTheMillisecond() {
    API.cli().clock(Instant.parse("2026-11-24T12:16:04.250999999Z")).lastPass("id --before 2d");

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
}
