package run.empirical.cli.dist;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.model.Version;
import run.empirical.cli.sandbox.Sandbox;

/** The hidden job of the GitLab template, in each shell that a runner may use. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@ParameterizedClass
@ValueSource(strings = {"bash", "sh"})
@Timeout(120)
final class GitLabTemplateIT {
  @RegisterExtension static final FakeApi API = new FakeApi(options().http2PlainDisabled(true));

  private static final Path TEMPLATE = Path.of("dist/gitlab/empirical.gitlab-ci.yml");
  private static final List<String> LISTS = List.of("env-name", "report");
  private static final List<String> SWITCHES =
      List.of("allow-http", "demo", "last-failed", "verbose");

  private static final String ANSWER =
      """
      {"data":[
      {"test_case_id":"a","environment_id":"1","test_run_id":"48213","executed_at":1763975564000},
      {"test_case_id":"a","environment_id":"2","test_run_id":"48009","executed_at":1763798470000}]}
      """;

  private final String shell;
  private final Path workspace;
  private final JsonNode template;
  private final Map<String, String> variables = new TreeMap<>();
  private String beforeScript = "";

  GitLabTemplateIT(String shell, @TempDir Path workspace) throws IOException {
    this.shell = shell;
    this.workspace = workspace;
    this.template = new YAMLMapper().readTree(TEMPLATE.toFile()).get(".empirical-gate");
    variables.put("PATH", Path.of("dist").toAbsolutePath() + ":/usr/bin:/bin");
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("EMPIRICAL_CONFIG", "");
    variables.put("EMPIRICAL_API_URL", API.url());
    variables.put("EMPIRICALRUN_KEY", FakeApi.KEY);
    variables.put("LAST_PASS_TEST_CASE_IDS", "a");
    variables.put("LAST_PASS_BEFORE", "2025-11-24T12:12:44Z");
    variables.put("LAST_PASS_ENV_NAMES", "1=production\n2=staging\n");
    variables.put("LAST_PASS_REQUIRE", "staging");
  }

  @Test
  void succeedsIfTheGateIsMet() throws Exception {
    API.answers(reply(ANSWER));

    assertEquals(
        new Outcome(
            0,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
            production   3 hours before  2025-11-24T09:12:44Z  48213     -
            staging      2 days before   2025-11-22T08:01:10Z  48009     ok
            """,
            "empirical: gate met (required: a last pass in staging)\n"),
        run());
    assertEquals(1, API.requests().size());
    assertEquals("Bearer " + FakeApi.KEY, API.requests().get(0).getHeader("Authorization"));
  }

  @Test
  void exitsWith20AndWritesAReportIfTheGateIsNotMet() throws Exception {
    API.answers(reply(ANSWER));
    variables.put("LAST_PASS_MAX_AGE", "24h");

    assertEquals(
        new Outcome(
            20,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
            production   3 hours before  2025-11-24T09:12:44Z  48213     -
            staging      2 days before   2025-11-22T08:01:10Z  48009     stale
            """,
            """
            empirical: gate not met: staging is 1d4h too old \
            (required: a last pass at most 1d old in staging)
            """),
        run());
    String report = Files.readString(workspace.resolve(reportFile()));
    assertTrue(report.contains("<failure type=\"stale\""), report);
  }

  @Test
  void reportsNoGateResultIfTheServerIsDown() throws Exception {
    variables.put("EMPIRICAL_API_URL", "http://127.0.0.1:1");
    variables.put("LAST_PASS_RETRIES", "0");

    assertEquals(
        new Outcome(
            69,
            "",
            """
            empirical: cannot reach http://127.0.0.1:1: connection refused
            empirical: cannot tell whether the gate is met: 1 of 1 look-up failed \
            (required: a last pass in staging)
            """),
        run());
    String report = Files.readString(workspace.resolve(reportFile()));
    assertTrue(report.contains("errors=\"1\""), report);
  }

  @Test
  void requiresAGate() throws Exception {
    variables.remove("LAST_PASS_REQUIRE");

    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: --report junit tells what a gate decided: add --require, --max-age or --since
            Try 'empirical last-pass --help'.
            """),
        run());
  }

  @Test
  void rejectsEmptyVariables() throws Exception {
    variables.remove("EMPIRICAL_API_URL");
    variables.put("LAST_PASS_API_URL", "https://127.0.0.1:1");
    variables.put("LAST_PASS_RETRIES", "0");
    Map<String, String> all = Map.copyOf(variables);
    for (String option : LookUpOptions.forSteps()) {
      variables.clear();
      variables.putAll(all);
      variables.put(variable(option.substring(2)), "");
      Outcome outcome = run();

      assertTrue(List.of(2, 78).contains(outcome.exit()), option + ": " + outcome);
    }
    assertEquals(List.of(), API.requests());
  }

  @Test
  void rejectsInvalidBooleans() throws Exception {
    for (String option : SWITCHES) {
      String variable = variable(option);
      variables.put(variable, "yes");

      assertEquals(
          new Outcome(2, "", variable + " is 'yes', neither true nor false\n"), run(), option);
      variables.put(variable, "false");
    }
  }

  @Test
  void rejectsUnknownVariables() throws Exception {
    for (String name : List.of("MAXAGE", "MAX_AGE_", "REQIURE", "", "max_age", "1", "FROM_")) {
      String variable = "LAST_PASS_" + name;
      variables.put(variable, "1d\nLAST_PASS_REQUIRE=x");
      assertEquals(unknownVariable(variable), withoutDetails(run()), variable);
      variables.put(variable, "");
      assertEquals(unknownVariable(variable), withoutDetails(run()), variable);
      variables.remove(variable);
      beforeScript = variable + "='1d'\n";
      assertEquals(unknownVariable(variable), withoutDetails(run()), variable);
      beforeScript = "";
    }
    assertEquals(List.of(), API.requests());
  }

  private static Outcome unknownVariable(String variable) {
    return new Outcome(2, "", "unknown variable " + variable);
  }

  private static Outcome withoutDetails(Outcome outcome) {
    return new Outcome(outcome.exit(), outcome.out(), outcome.err().split(":", 2)[0]);
  }

  @Test
  void listsTheKnownVariables() throws Exception {
    variables.put("LAST_PASS_MAXAGE", "1d");
    Set<String> known = new TreeSet<>(List.of("LAST_PASS_PROGRAM", "LAST_PASS_TEST_CASE_IDS"));
    for (String option : LookUpOptions.forSteps()) {
      known.add(variable(option.substring(2)));
    }
    String[] listed = run().err().strip().replaceFirst(".* one of ", "").split(" ", -1);

    assertEquals(
        known,
        Stream.of(listed).map(name -> "LAST_PASS_" + name).collect(toCollection(TreeSet::new)));
  }

  @Test
  void ignoresVariableNamesInOtherVariables() throws Exception {
    API.answers(reply(ANSWER));
    String text = "Mend the gate\nLAST_PASS_MAXAGE=1d\n\u00fc'\nLAST_PASS_X='\n";
    variables.put("CI_COMMIT_MESSAGE", text);
    variables.put("XLAST_PASS_", "x");
    beforeScript = "text() { cat <<'END'\n" + text + "END\n}\n";

    assertEquals(0, run().exit());
  }

  @Test
  void rejectsAnotherProgram() throws Exception {
    variables.put("LAST_PASS_PROGRAM", "/bin/true");

    assertEquals(
        new Outcome(127, "", "'/bin/true --version' does not print the version of empirical\n"),
        run());
  }

  @Test
  void reportsAMissingProgram() throws Exception {
    variables.put("LAST_PASS_PROGRAM", "no-such-program");

    assertEquals(
        new Outcome(
            127,
            "",
            """
            there is no program 'no-such-program': put empirical into the image, or say by \
            LAST_PASS_PROGRAM where it is
            """),
        run());
  }

  @Test
  void passesHostileValuesUnchanged() throws Exception {
    StandIn program = new StandIn(workspace, "exit 20\n");
    String hostile = " $(touch pwned)`touch pwned`\";touch pwned;' -x *\nEND_OF_LIST\\\n${x} ";
    List<String> lines = hostile.lines().map(String::strip).toList();
    Collection<String> expected = new TreeSet<>(List.of("last-pass", "--color=never", "--"));
    expected.add("--report=junit=" + reportFile());
    for (String option : LookUpOptions.forSteps()) {
      String name = option.substring(2);
      if (SWITCHES.contains(name)) {
        variables.put(variable(name), "true");
        expected.add(option);
      } else if (LISTS.contains(name)) {
        variables.put(variable(name), hostile);
        lines.forEach(line -> expected.add(option + "=" + line));
      } else {
        variables.put(variable(name), hostile);
        expected.add(option + "=" + hostile);
      }
    }
    variables.put("LAST_PASS_TEST_CASE_IDS", hostile + "\r\n\n  -o\n");
    variables.put("LAST_PASS_PROGRAM", program.path());
    List<String> ids = new ArrayList<>(lines);
    ids.add("-o");

    assertEquals(new Outcome(20, "", ""), run());
    List<String> arguments = program.arguments();
    int end = arguments.indexOf("--");
    assertEquals("last-pass", arguments.get(0));
    assertEquals(ids, arguments.subList(end + 1, arguments.size()));
    assertEquals(expected, new TreeSet<>(arguments.subList(0, end + 1)));
    assertEquals(expected.size(), end + 1);
    assertFalse(Files.exists(workspace.resolve("pwned")));
  }

  @Test
  void runsTheExampleInTheReadme() throws Exception {
    JsonNode example = Readme.example("template: checked by GitLabTemplateIT");
    // RecipesIT runs this script with the installed program.
    assertEquals(
        "[\"npx playwright test || (status=$?; npx @empiricalrun/cli last-pass --last-failed ||"
            + " true; exit \\\"$status\\\")\"]",
        example.at("/test/script").toString());
    JsonNode job = example.get("gate");
    assertEquals(".empirical-gate", job.get("extends").asText());
    variables.keySet().removeIf(name -> name.startsWith("LAST_PASS_"));
    job.get("variables")
        .properties()
        .forEach(it -> variables.put(it.getKey(), it.getValue().asText()));
    Files.writeString(
        workspace.resolve("release.txt"), "a30a6eba6312f6b87ea5-d8c11f94cac9c5e5d2a8\n");
    Path config = workspace.resolve("config");
    Files.writeString(config, "env-name.1=production\nenv-name.2=staging\n");
    variables.put("EMPIRICAL_CONFIG", config.toString());
    try (Sandbox sandbox = BuiltInSandbox.start()) {
      variables.put("EMPIRICAL_API_URL", sandbox.baseUri().toString());
      Outcome outcome = run();

      assertEquals(0, outcome.exit(), outcome.err());
      assertEquals(
          "empirical: gate met (required: a last pass at most 7d old in production, staging)\n",
          outcome.err());
    }
  }

  @Test
  void usesTheImageOfItsOwnVersion() throws Exception {
    assertEquals(
        "{\"name\":\"ghcr.io/empirical-run/empirical-cli:%s\",\"entrypoint\":[\"\"]}"
            .formatted(Version.NUMBER),
        template.get("image").toString());
    String include =
        "include:\n#     - remote: https://raw.githubusercontent.com/empirical-run/empirical-cli/v%s/%s\n"
            .formatted(Version.NUMBER, TEMPLATE);
    assertTrue(Files.readString(TEMPLATE).contains(include), include);
  }

  @Test
  void listsEachOptionOnce() throws Exception {
    List<String> listed = new ArrayList<>();
    for (MatchResult loop :
        Pattern.compile("for option in (.*?); do", Pattern.DOTALL)
            .matcher(script())
            .results()
            .toList()) {
      Arrays.stream(loop.group(1).replace("\\\n", " ").strip().split("\\s+"))
          .forEach(option -> listed.add("--" + option));
    }
    LISTS.forEach(option -> listed.add("--" + option));

    assertEquals(LookUpOptions.forSteps(), new TreeSet<>(listed));
    assertEquals(new TreeSet<>(listed).size(), listed.size());
  }

  private String reportFile() {
    return template.at("/artifacts/reports/junit").asText();
  }

  private String script() {
    assertEquals(1, template.get("script").size());
    return template.at("/script/0").asText();
  }

  /** Runs the script as GitLab's runner does: from a variable, in a shell that exits on errors. */
  private Outcome run() throws IOException, InterruptedException {
    String pipefail = shell.equals("bash") ? "set -o pipefail\n" : "";
    Map<String, String> environment = new TreeMap<>(variables);
    environment.put("SCRIPT", beforeScript + script());
    return Outcome.of(
        List.of(shell, "-c", pipefail + "set -e\nset +o noclobber\n: | eval \"$SCRIPT\"\n"),
        workspace,
        environment);
  }

  private static String variable(String option) {
    String name = LISTS.contains(option) ? option + "s" : option;
    return "LAST_PASS_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** An answer with the current date, since the program uses the real clock. */
  private static ResponseDefinitionBuilder reply(String body) {
    return ResponseDefinitionBuilder.responseDefinition().withStatus(200).withBody(body);
  }
}
