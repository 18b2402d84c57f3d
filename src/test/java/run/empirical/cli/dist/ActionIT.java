package run.empirical.cli.dist;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.sandbox.Sandbox;

/** The exit status, log, outputs and summary of the composite Action. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
final class ActionIT {
  @RegisterExtension static final FakeApi API = new FakeApi(options().http2PlainDisabled(true));

  private static final String ANSWER =
      """
      {"data":[
      {"test_case_id":"a","environment_id":"1","test_run_id":"48213","executed_at":1763975564000},
      {"test_case_id":"a","environment_id":"2","test_run_id":"48009","executed_at":1763798470000}]}
      """;

  private static final String TABLE =
      """
      ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
      production   3 hours before  2025-11-24T09:12:44Z  48213     -
      staging      2 days before   2025-11-22T08:01:10Z  48009     %s
      """;

  private static final String JSON =
      """
      {"data":[\
      {"test_case_id":"a","environment_id":"1","environment_name":"production",\
      "test_run_id":"48213","executed_at":1763975564000,\
      "executed_at_iso":"2025-11-24T09:12:44Z","age_seconds":10800},\
      {"test_case_id":"a","environment_id":"2","environment_name":"staging",\
      "test_run_id":"48009","executed_at":1763798470000,\
      "executed_at_iso":"2025-11-22T08:01:10Z","age_seconds":187894}],\
      "test_cases":[{"test_case_id":"a","answered":true,"passes":2}],\
      "gate":%s}\
      """;

  private final Path workspace;
  private final Map<String, String> with = new TreeMap<>();
  private final ActionStep step;

  ActionIT(@TempDir Path workspace) throws IOException {
    this.workspace = workspace;
    this.step = new ActionStep(workspace);
    with.put("test-case-ids", "a");
    with.put("api-url", API.url());
    with.put("api-key", FakeApi.KEY);
    with.put("before", "2025-11-24T12:12:44Z");
    with.put("env-names", "1=production\n2=staging\n");
    with.put("require", "staging");
    with.put("program", "empirical");
  }

  @Test
  void succeedsIfTheGateIsMet() throws Exception {
    API.answers(reply(200, ANSWER));
    ActionStep.Result result = step.run(with);

    assertEquals(
        "::add-mask::"
            + FakeApi.KEY
            + "\n::stop-commands::TOKEN\n"
            + "empirical: gate met (required: a last pass in staging)\n"
            + TABLE.formatted("ok")
            + "\n::TOKEN::\n",
        result.log().text());
    assertEquals(0, result.exit());
    assertEquals(
        outputs(
            "true",
            0,
            JSON.formatted("{\"met\":true,\"max_age_seconds\":null,\"since\":null,\"unmet\":[]}")),
        result.outputs());
    assertEquals(
        """
        **✅\u00a0Gate met.** The test case meets it. Required: a last pass in staging.

        | Test case | Environment | Last pass | Executed at | Test run | Gate |
        | --- | --- | --- | --- | --- | --- |
        | <code>a</code> | production | 3 hours before | 2025-11-24T09:12:44Z | 48213 | - |
        | <code>a</code> | staging | 2 days before | 2025-11-22T08:01:10Z | 48009 | ok |

        Looking back 30 days from 2025-11-24T12:12:44Z.
        """,
        result.summary());
    assertEquals(1, API.requests().size());
    assertEquals("Bearer " + FakeApi.KEY, API.requests().get(0).getHeader("Authorization"));
  }

  @Test
  void exitsWith20IfTheGateIsNotMet() throws Exception {
    API.answers(reply(200, ANSWER));
    with.put("max-age", "24h");
    ActionStep.Result result = step.run(with);

    String message =
        "gate not met: staging is 1d4h too old"
            + " (required: a last pass at most 1d old in staging)";
    assertEquals(
        "::add-mask::"
            + FakeApi.KEY
            + "\n::stop-commands::TOKEN\n"
            + ("empirical: " + message + "\n")
            + TABLE.formatted("stale")
            + "\n::TOKEN::\n"
            + ("::error title=The gate is not met::" + message + "\n"),
        result.log().text());
    assertEquals(20, result.exit());
    assertEquals(
        outputs(
            "false",
            20,
            JSON.formatted(
                """
                {"met":false,"max_age_seconds":86400,"since":null,"unmet":[\
                {"test_case_id":"a","environment_id":"2","environment_name":"staging","reason":"stale","age_seconds":187894}]}\
                """)),
        result.outputs());
    assertTrue(result.summary().startsWith("**❌\u00a0Gate not met.** "), result.summary());
  }

  @Test
  void succeedsIfFailOnUnmetIsFalse() throws Exception {
    API.answers(reply(200, "{\"data\":[]}"));
    with.put("fail-on-unmet", "false");
    ActionStep.Result result = step.run(with);

    assertEquals(0, result.exit());
    assertEquals("false", result.outputs().get("met"));
    assertEquals("20", result.outputs().get("exit-code"));
    assertEquals(
        List.of(
            "::add-mask::" + FakeApi.KEY,
            "::notice title=The gate is not met::a has not passed in the 30 days before"
                + " 2025-11-24T12:12:44Z (look further back with --days); it does not look like a"
                + " Playwright test ID%0Agate not met: staging is missing (required: a last pass in"
                + " staging)"),
        result.log().commands());
  }

  @ParameterizedTest
  @CsvSource({"true, 69, error", "false, 0, warning"})
  void reportsNoGateResultIfTheServerIsDown(String fails, int exit, String level) throws Exception {
    with.put("api-url", "http://127.0.0.1:1");
    with.put("retries", "0");
    with.put("fail-on-error", fails);
    ActionStep.Result result = step.run(with);

    String refused = "cannot reach http://127.0.0.1:1: connection refused";
    String message =
        "cannot tell whether the gate is met: 1 of 1 look-up failed"
            + " (required: a last pass in staging)";
    assertEquals(
        "::add-mask::"
            + FakeApi.KEY
            + "\n::stop-commands::TOKEN\nempirical: "
            + (refused + "\nempirical: " + message + "\n\n::TOKEN::\n::" + level)
            + (" title=Could not find out (exit status 69)::" + refused + "%0A" + message + "\n"),
        result.log().text());
    assertEquals(exit, result.exit());
    assertEquals(
        outputs(
            "",
            69,
            """
            {"data":[],"test_cases":[{"test_case_id":"a","answered":false,"passes":0}],"gate":{"met":null,"max_age_seconds":null,"since":null,"unmet":[]},"errors":[\
            {"kind":"unreachable","message":"%s","test_case_id":"a","retryable":true,\
            "exit_code":69}]}\
            """
                .formatted(refused)),
        result.outputs());
    assertTrue(result.summary().startsWith("**❓\u00a0Gate undecided.** "), result.summary());
  }

  @Test
  void reportsNoGateResultIfTheKeyIsRejected() throws Exception {
    API.answers(reply(401, "{\"error\":{\"message\":\"key " + FakeApi.KEY + " is not valid\"}}"));
    ActionStep.Result result = step.run(with);

    assertEquals(77, result.exit());
    assertEquals("", result.outputs().get("met"));
    assertEquals("77", result.outputs().get("exit-code"));
    assertEquals(
        List.of("::add-mask::" + FakeApi.KEY),
        result.log().raw().lines().filter(line -> line.contains(FakeApi.KEY)).toList());
    assertFalse(result.outputs().toString().contains(FakeApi.KEY));
    assertFalse(result.summary().contains(FakeApi.KEY));
  }

  @Test
  void reportsNoGateResultWithoutAGate() throws Exception {
    API.answers(reply(200, ANSWER));
    with.remove("require");
    ActionStep.Result result = step.run(with);

    assertEquals(0, result.exit());
    assertEquals("", result.outputs().get("met"));
    assertEquals("0", result.outputs().get("exit-code"));
    assertEquals(List.of("::add-mask::" + FakeApi.KEY), result.log().commands());
  }

  @Test
  void readsTheKeyFromTheJobsEnvironment() throws Exception {
    API.answers(reply(200, ANSWER));
    with.remove("api-key");
    step.job().put("EMPIRICALRUN_KEY", "the-job's");
    ActionStep.Result result = step.run(with);

    assertEquals(0, result.exit());
    assertEquals(List.of("::add-mask::the-job's"), result.log().commands());
    assertEquals("Bearer the-job's", API.requests().get(0).getHeader("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-program", "main", "echo hello", "./action.yml", "/"})
  void reportsAMissingProgram(String program) throws Exception {
    with.put("program", program);
    ActionStep.Result result = step.run(with);

    assertEquals(127, result.exit());
    assertEquals(outputs("", 127, ""), result.outputs());
    assertEquals(
        List.of(
            "::add-mask::" + FakeApi.KEY,
            "::error title=Could not find out (exit status 127)::there is no program '"
                + program
                + "': without the input program, the Action installs it"),
        result.log().commands());
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "/bin/echo", "cat"})
  void rejectsAnotherProgram(String program) throws Exception {
    with.put("program", program);
    ActionStep.Result result = step.run(with);

    assertEquals(127, result.exit());
    assertEquals(outputs("", 127, ""), result.outputs());
    String annotation = result.log().commands().get(1);
    assertTrue(annotation.startsWith("::error title=Could not find out"), annotation);
    assertTrue(
        annotation.endsWith("--version' does not print the version of empirical"), annotation);
  }

  @Test
  void doesNotPassTheKeyToAnotherProgram() throws Exception {
    Path program = workspace.resolve("other");
    Files.writeString(program, "#!/bin/sh\nenv >environment\necho other 1.0\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    with.put("program", program.toString());

    assertEquals(127, step.run(with).exit());
    assertFalse(Files.readString(workspace.resolve("environment")).contains(FakeApi.KEY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '!',
      nullValues = "-",
      value = {
        "0 -",
        "0 {\"data\":[]}",
        "0 {\"data\":[],\"gate\":{\"met\":false}}",
        "0 {\"data\":[],\"gate\":{\"met\":null}}",
        "0 {\"data\":[\",\\\"gate\\\":{\\\"met\\\":true}\"]}",
        "20 -",
        "20 {\"data\":[]}",
        "20 {\"data\":[],\"gate\":{\"met\":true}}",
        "20 {\"data\":[],\"gate\":{\"met\":null}}"
      })
  void rejectsAReportThatContradictsTheExitStatus(int status, @Nullable String json)
      throws Exception {
    String report = json == null ? "" : "cat >\"$json\" <<'END'\n" + json + "\nEND\n";
    with.put("program", new StandIn(workspace, report + "exit " + status + "\n").path());
    ActionStep.Result result = step.run(with);

    assertEquals(1, result.exit());
    assertEquals("", result.outputs().get("met"));
    assertEquals("1", result.outputs().get("exit-code"));
    String annotation = result.log().commands().get(1);
    assertTrue(
        annotation.startsWith(
            "::error title=Could not find out (exit status 1)::exit status "
                + status
                + ", but the report says of the gate: "),
        annotation);
  }

  @ParameterizedTest
  @CsvSource({"true, 20, false", "false, 0, ''"})
  void doesNotMistakeOtherValuesForTheGateResult(boolean gate, int exit, String met)
      throws Exception {
    String value = "\\\",\"gate\":{\"met\":true,\"x\":\"";
    API.answers(
        reply(
            200,
            """
            {"data":[{"test_case_id":"a","environment_id":%1$s,"test_run_id":%1$s,\
            "executed_at":1763975564000}]}\
            """
                .formatted(TextNode.valueOf(value))));
    with.put("test-case-ids", value);
    with.put("env-names", "1=" + value.replace('\\', '/'));
    if (!gate) {
      with.remove("require");
    } else {
      with.put("require", "1");
    }
    ActionStep.Result result = step.run(with);

    assertEquals(exit, result.exit(), result.log().raw());
    assertEquals(met, result.outputs().get("met"));
    assertEquals("" + exit, result.outputs().get("exit-code"));
  }

  @Test
  void escapesCommandsFromTheServer() throws Exception {
    API.answers(
        reply(
            200,
            """
            {"data":[{"test_case_id":"a","environment_id":"::set-output name=met::true",\
            "test_run_id":"##[error]x","executed_at":1763975564000}]}\
            """));
    ActionStep.Result result = step.run(with);

    assertTrue(
        result.log().raw().contains("\n\\u003a:set-output name=met::true  "), result.log().raw());
    assertEquals(
        List.of(
            "::add-mask::" + FakeApi.KEY,
            "::error title=The gate is not met::gate not met: staging is missing"
                + " (required: a last pass in staging)"),
        result.log().commands());
    assertEquals("false", result.outputs().get("met"));
  }

  @Test
  void escapesCommandsInErrorMessages() throws Exception {
    API.answers(reply(400, "{\"error\":{\"message\":\"100%\\r\\n::error::x%0A::debug::y\"}}"));
    ActionStep.Result result = step.run(with);

    assertEquals(65, result.exit());
    assertEquals(2, result.log().commands().size(), result.log().raw());
    String annotation = result.log().commands().get(1);
    assertTrue(annotation.contains("100%25"), annotation);
    assertTrue(annotation.contains("::error::x%250A::debug::y"), annotation);
  }

  @Test
  void resumesCommandsOnANewLineIfTheProgramCrashes() throws Exception {
    StandIn program =
        new StandIn(workspace, "printf '::debug::half a line'; printf 'at\\r100%%' >&2; exit 134");
    with.put("program", program.path());
    ActionStep.Result result = step.run(with);

    assertEquals(134, result.exit());
    assertEquals(
        List.of(
            "::add-mask::" + FakeApi.KEY,
            "::error title=Could not find out (exit status 134)::at%0D100%25"),
        result.log().commands());
    assertEquals(outputs("", 134, ""), result.outputs());
    assertEquals("", result.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void stopsTheProgramIfTheJobIsCancelled(String signal) throws Exception {
    StandIn program =
        new StandIn(workspace, "echo waiting >&2; kill -" + signal + " $PPID; exec sleep 100");
    with.put("program", program.path());
    ActionStep.Result result = step.run(with);

    assertEquals(143, result.exit());
    assertEquals(outputs("", 143, ""), result.outputs());
    assertEquals(
        List.of(
            "::add-mask::" + FakeApi.KEY,
            "::error title=Could not find out (exit status 143)::waiting"),
        result.log().commands());
  }

  @Test
  void shortensOutputBeyondGitHubsLimits() throws Exception {
    StandIn program =
        new StandIn(
            workspace,
            """
            for i in $(seq 12); do echo "empirical: $i" >&2; done
            { printf '{"data":["%500001s"],"gate":{"met":false}}' x; } >"$json"
            { echo Verdict; echo; head -c 1048576 /dev/zero | tr '\\0' x; } >"$markdown"
            exit 20
            """);
    with.put("program", program.path());
    ActionStep.Result result = step.run(with);

    assertEquals(outputs("false", 20, ""), result.outputs());
    assertEquals(
        "Verdict\n\nThe table is too long for a summary;"
            + " reports: markdown=FILE writes it to a file.\n",
        result.summary());
    assertEquals(
        List.of(
            "::add-mask::" + FakeApi.KEY,
            "::warning title=No output json::The answer is too long for an output;"
                + " reports: json=FILE writes it to a file",
            "::error title=The gate is not met::3%0A4%0A5%0A6%0A7%0A8%0A9%0A10%0A11%0A12"),
        result.log().commands());
  }

  @Test
  void writesAdditionalReports() throws Exception {
    API.answers(reply(200, ANSWER));
    with.put("reports", "junit=last-pass.xml\ntsv=last-pass.tsv");

    assertEquals(0, step.run(with).exit());
    assertEquals(
        List.of(
            "a\t1\tproduction\t48213\t2025-11-24T09:12:44Z\t10800\t\t",
            "a\t2\tstaging\t48009\t2025-11-22T08:01:10Z\t187894\t\t"),
        Files.readAllLines(workspace.resolve("last-pass.tsv")));
    assertTrue(Files.exists(workspace.resolve("last-pass.xml")));
    assertEquals(1, API.requests().size());
  }

  @Test
  void runsTheExampleInTheReadme() throws Exception {
    JsonNode steps = Readme.example("action: checked by ActionIT");
    Files.createDirectory(workspace.resolve("playwright-report"));
    Files.copy(
        Path.of("src/test/resources/playwright/html/full-1.65.html"),
        workspace.resolve("playwright-report/index.html"));
    Files.writeString(
        workspace.resolve("release.txt"), "a30a6eba6312f6b87ea5-d8c11f94cac9c5e5d2a8\n");
    Path config = workspace.resolve("config");
    Files.writeString(config, "env-name.1=production\nenv-name.2=staging\n");
    step.job().put("EMPIRICAL_CONFIG", config.toString());

    assertEquals("npx playwright test", steps.get(0).get("run").asText());
    assertEquals("failure()", steps.get(1).get("if").asText());
    ActionStep.Result lookUp = runExample(steps.get(1));
    assertEquals(0, lookUp.exit(), lookUp.log().raw());
    assertEquals("", lookUp.outputs().get("met"));
    assertTrue(lookUp.summary().contains("Cart › removes a"), lookUp.summary());
    ActionStep.Result gate = runExample(steps.get(2));
    assertEquals(0, gate.exit(), gate.log().raw());
    assertEquals("true", gate.outputs().get("met"));
    assertEquals(List.of("::add-mask::any-key"), gate.log().commands());
  }

  private ActionStep.Result runExample(JsonNode example) throws Exception {
    assertEquals("empirical-run/empirical-cli/dist/action@v1", example.get("uses").asText());
    with.clear();
    with.put("program", "empirical");
    example.get("with").properties().forEach(it -> with.put(it.getKey(), it.getValue().asText()));
    assertEquals("${{ secrets.EMPIRICALRUN_KEY }}", with.put("api-key", "any-key"));
    try (Sandbox sandbox = BuiltInSandbox.start()) {
      with.put("api-url", sandbox.baseUri().toString());
      return step.run(with);
    }
  }

  private static Map<String, String> outputs(String met, int exitCode, String json) {
    return Map.of("met", met, "exit-code", "" + exitCode, "json", json);
  }

  /** An answer with the current date, since the program uses the real clock. */
  private static ResponseDefinitionBuilder reply(int status, String body) {
    return ResponseDefinitionBuilder.responseDefinition().withStatus(status).withBody(body);
  }
}
