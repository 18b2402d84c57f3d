package run.empirical.cli.dist;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Outcome;
import run.empirical.cli.sandbox.Sandbox;

/** Runs the CI examples in the README, unchanged, as the runners of GitHub and GitLab do. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
final class CiRecipesIT {
  private static final String PASSED = "a30a6eba6312f6b87ea5-d8c11f94cac9c5e5d2a8";
  private static final String NEVER_PASSED = "e6b4d1f83c7092a5be4d-f37a80c5d91e2b64a85c";
  private static final String FAILED_TEST = "Cart › removes a";

  private final Path workspace;
  private final Path bin;
  private final Path summary;
  private final Map<String, String> environment = new TreeMap<>();

  CiRecipesIT(@TempDir Path folder) throws IOException {
    this.workspace = Files.createDirectory(folder.resolve("shop"));
    this.bin = Files.createDirectory(folder.resolve("bin"));
    ShippedProgram.given().install(bin);
    Path built = Files.createDirectories(folder.resolve("empirical-cli/dist"));
    Files.createSymbolicLink(built.resolve("empirical-linux-x86_64"), bin.resolve("empirical"));
    this.summary = Files.createFile(folder.resolve("step_summary"));
    Files.writeString(
        workspace.resolve("empirical.properties"), "env-name.1=production\nenv-name.2=staging\n");
    Files.writeString(workspace.resolve("release.txt"), PASSED + "\n");
    environment.put("HOME", folder.toString());
    environment.put("PATH", bin + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("EMPIRICALRUN_KEY", "any-key");
  }

  @Tag("once")
  @ParameterizedTest
  @ValueSource(strings = {"bash", "sh"})
  void gitLabLooksUpFailedTestsAndStaysRed(String shell) throws Exception {
    Npx.install(bin, 1);
    Outcome red = gitLabJob("test", shell);
    Npx.install(bin, 0);
    Outcome green = gitLabJob("test", shell);

    assertEquals(1, red.exit(), red.toString());
    assertTrue(red.out().contains(FAILED_TEST), red.toString());
    assertEquals(new Outcome(0, "", ""), green);
  }

  /** The last step of the job: Playwright lists its tests, and the built program looks them up. */
  @ParameterizedTest
  @CsvSource({"23h, 0, '✅\u00a0Gate met.'", "25h, 20, '❌\u00a0Gate not met.'"})
  void gitHubGatesFromACheckout(String age, int exit, String summarized) throws Exception {
    Npx.install(bin, 0);
    JsonNode job = example("checkout");
    JsonNode step = job.get(job.size() - 1);
    assertEquals("bash", step.get("shell").asText());
    assertEquals(workspace.getFileName().toString(), step.get("working-directory").asText());
    Outcome outcome;
    try (Sandbox sandbox = Sandboxes.with(Npx.listedPassed("2", age))) {
      outcome =
          run(
              sandbox,
              Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
              List.of("bash", "-eo", "pipefail", "-c", step.get("run").asText()));
    }
    assertEquals(exit, outcome.exit(), outcome.toString());
    String written = Files.readString(summary);
    assertTrue(written.startsWith("**" + summarized + "**\n"), written);
  }

  @ParameterizedTest
  @CsvSource({PASSED + ", 0", "e6b4d1f83c7092a5be4d-f37a80c5d91e2b64a85c, 20"})
  void gitLabEndsWithTheStatusOfTheGate(String id, int exit) throws Exception {
    Files.writeString(workspace.resolve("release.txt"), id + "\n");
    String report = example("gitlab").at("/gate/artifacts/reports/junit").asText();
    for (String shell : List.of("bash", "sh")) {
      Outcome job = gitLabJob("gate", shell);
      assertEquals(exit, job.exit(), shell + job);
      assertTrue(Files.deleteIfExists(workspace.resolve(report)), shell + job);
    }
  }

  /** Runs a job's script in a shell that exits on errors, from a variable, as GitLab's runner. */
  private Outcome gitLabJob(String job, String shell) throws IOException, InterruptedException {
    String script =
        StreamSupport.stream(example("gitlab").at("/" + job + "/script").spliterator(), false)
            .map(line -> line.asText() + "\n")
            .collect(joining());
    String pipefail = shell.equals("bash") ? "set -o pipefail\n" : "";
    try (Sandbox sandbox = Sandboxes.withInventedData()) {
      return run(
          sandbox,
          Map.of("SCRIPT", script),
          List.of(
              shell, "-c", pipefail + "set -e\nset +o noclobber\n: | eval \"$SCRIPT\"\nexit 0\n"));
    }
  }

  private Outcome run(Sandbox sandbox, Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(variables);
    all.put("EMPIRICAL_API_URL", sandbox.baseUri().toString());
    return Outcome.of(command, workspace, all);
  }

  /** The README's YAML after this comment. */
  private static JsonNode example(String name) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String begin = "<!-- " + name + ": checked by CiRecipesIT -->\n```yaml\n";
    int from = readme.indexOf(begin) + begin.length();
    return new YAMLMapper().readTree(readme.substring(from, readme.indexOf("```\n", from)));
  }
}
