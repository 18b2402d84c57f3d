package run.empirical.cli.dist;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;

/** Runs the CI examples in the README, unchanged, as the runners of GitHub and GitLab do. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
final class CiRecipesIT {
  private static final String KEY = "any-key";

  /** How the gate ends, with the head of the job summary. */
  enum Gate {
    MET(0, "**✅\u00a0Gate met.**\n"),
    NOT_MET(20, "**❌\u00a0Gate not met.**\n"),
    UNDECIDED(77, "**❓\u00a0Cannot tell whether the gate is met: 1 of 1 look-up failed.**\n");

    private final int exit;
    private final String summary;

    Gate(int exit, String summary) {
      this.exit = exit;
      this.summary = summary;
    }

    /** The test case in the list. */
    private String testCase() {
      return "a30a6eba6312f6b87ea5-" + (this == NOT_MET ? "0".repeat(20) : "d8c11f94cac9c5e5d2a8");
    }

    private Sandbox sandbox() throws IOException {
      return Sandboxes.start(SandboxData.builtIn(), this == UNDECIDED ? 401 : null);
    }
  }

  /** What GitHub shows of a step. */
  private record Step(Outcome outcome, String summary) {}

  private final Path workspace;
  private final Path bin;
  private final Map<String, String> environment = new TreeMap<>();

  CiRecipesIT(@TempDir Path folder) throws IOException {
    this.workspace = Files.createDirectory(folder.resolve("workspace"));
    this.bin = Files.createDirectory(folder.resolve("bin"));
    Files.writeString(
        workspace.resolve("empirical.properties"), "env-name.1=production\nenv-name.2=staging\n");
    environment.put("HOME", folder.toString());
    environment.put("PATH", bin + ":" + Path.of("dist").toAbsolutePath() + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LC_ALL", "C.UTF-8");
  }

  @Test
  void gitHubLooksUpFailedTestsAndStaysRed() throws Exception {
    Npx.install(bin, 1);
    List<@Nullable Step> steps = gitHubJob(Gate.MET);

    Step tests = steps.get(0);
    Step lookUp = steps.get(1);
    assertTrue(tests != null && tests.outcome().exit() == 1, steps.toString());
    assertTrue(lookUp != null && lookUp.outcome().exit() == 0, steps.toString());
    assertTrue(lookUp.outcome().out().contains("Cart › removes a"), lookUp.toString());
    assertTrue(lookUp.summary().contains("Cart › removes a"), lookUp.toString());
    assertEquals(null, steps.get(2));
  }

  @ParameterizedTest
  @EnumSource
  void gitHubStepEndsWithTheStatusOfTheGate(Gate gate) throws Exception {
    Npx.install(bin, 0);
    List<@Nullable Step> steps = gitHubJob(gate);

    assertEquals(new Step(new Outcome(0, "", ""), ""), steps.get(0));
    assertEquals(null, steps.get(1));
    Step step = steps.get(2);
    assertTrue(step != null && step.outcome().exit() == gate.exit, steps.toString());
    assertTrue(step.summary().startsWith(gate.summary), step.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "sh"})
  void gitLabLooksUpFailedTestsAndStaysRed(String shell) throws Exception {
    Npx.install(bin, 1);
    Outcome red = gitLabJob("test", shell, Gate.MET);
    Npx.install(bin, 0);
    Outcome green = gitLabJob("test", shell, Gate.MET);

    assertEquals(1, red.exit(), red.toString());
    assertTrue(red.out().contains("Cart › removes a"), red.toString());
    assertEquals(new Outcome(0, "", ""), green);
  }

  @ParameterizedTest
  @EnumSource
  void gitLabJobEndsWithTheStatusOfTheGate(Gate gate) throws Exception {
    String report = gitLab().at("/gate/artifacts/reports/junit").asText();
    for (String shell : List.of("bash", "sh")) {
      Outcome outcome = gitLabJob("gate", shell, gate);

      assertEquals(gate.exit, outcome.exit(), shell + outcome);
      assertTrue(Files.deleteIfExists(workspace.resolve(report)), shell + outcome);
    }
  }

  /** Runs the steps of the job, with null for those that are skipped. */
  private List<@Nullable Step> gitHubJob(Gate gate) throws Exception {
    List<@Nullable Step> steps = new ArrayList<>();
    boolean failed = false;
    for (JsonNode step : example("github")) {
      if (failed == step.path("if").asText().equals("failure()")) {
        Step result = gitHubStep(step, gate);
        failed |= result.outcome().exit() != 0;
        steps.add(result);
      } else {
        steps.add(null);
      }
    }
    return steps;
  }

  private Step gitHubStep(JsonNode step, Gate gate) throws Exception {
    Path runner = Files.createTempDirectory(workspace.getParent(), "runner");
    Path commands = Files.createDirectory(runner.resolve("_runner_file_commands"));
    Path summary = Files.createFile(commands.resolve("step_summary_1"));
    Path script = Files.writeString(runner.resolve("script.sh"), step.get("run").asText() + "\n");
    Map<String, String> variables = new TreeMap<>();
    variables.put("GITHUB_STEP_SUMMARY", summary.toString());
    for (Map.Entry<String, JsonNode> variable : step.path("env").properties()) {
      assertEquals("${{ secrets.EMPIRICALRUN_KEY }}", variable.getValue().asText());
      variables.put(variable.getKey(), KEY);
    }
    Outcome outcome = run(gate, variables, "bash", "-e", script.toString());
    try (Stream<Path> files = Files.list(commands)) {
      assertEquals(List.of(summary), files.toList());
    }
    return new Step(outcome, Files.readString(summary));
  }

  /** Runs a job's script in a shell that exits on errors, from a variable, as GitLab's runner. */
  private Outcome gitLabJob(String job, String shell, Gate gate) throws Exception {
    String script =
        StreamSupport.stream(gitLab().at("/" + job + "/script").spliterator(), false)
            .map(line -> line.asText() + "\n")
            .collect(joining());
    String pipefail = shell.equals("bash") ? "set -o pipefail\n" : "";
    return run(
        gate,
        Map.of("SCRIPT", script, "EMPIRICALRUN_KEY", KEY),
        shell,
        "-c",
        pipefail + "set -e\nset +o noclobber\n: | eval \"$SCRIPT\"\nexit 0\n");
  }

  private Outcome run(Gate gate, Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    Files.writeString(workspace.resolve("release.txt"), gate.testCase() + "\n");
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(variables);
    try (Sandbox sandbox = gate.sandbox()) {
      all.put("EMPIRICAL_API_URL", sandbox.baseUri().toString());
      return Outcome.of(List.of(command), workspace, all);
    }
  }

  private static JsonNode gitLab() throws IOException {
    return example("gitlab");
  }

  /** The README's YAML after this comment. */
  private static JsonNode example(String name) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String begin = "<!-- " + name + ": checked by CiRecipesIT -->\n```yaml\n";
    int from = readme.indexOf(begin) + begin.length();
    return new YAMLMapper().readTree(readme.substring(from, readme.indexOf("```\n", from)));
  }
}
