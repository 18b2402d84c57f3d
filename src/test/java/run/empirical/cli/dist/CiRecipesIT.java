package run.empirical.cli.dist;

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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Outcome;
import run.empirical.cli.sandbox.RunningSandbox;

/** Runs the steps of the README's job, unchanged, as GitHub's runner does. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class CiRecipesIT {
  private final Path workspace;
  private final Path bin;
  private final Path summary;

  CiRecipesIT(@TempDir Path folder) throws IOException {
    this.workspace = Files.createDirectory(folder.resolve("shop"));
    this.bin = Files.createDirectory(folder.resolve("bin"));
    ShippedProgram.underTest().install(bin);
    Script.write(bin.resolve("npm"), "#!/bin/sh\n[ \"$*\" = ci ]\n");
    this.summary = Files.createFile(folder.resolve("step_summary"));
    Files.writeString(
        workspace.resolve("empirical.properties"), "env-name.1=production\nenv-name.2=staging\n");
  }

  @ParameterizedTest
  @CsvSource({
    "23h, 0, '\n\n**✅\u00a0Gate met.**\n'", //
    "25h, 20, '\n\n**❌\u00a0Gate not met: pays <span>@</span>smoke: staging:'"
  })
  void gatesAndSummarizes(String age, int exit, String summarized) throws Exception {
    Npx.install(bin, 0);
    try (RunningSandbox sandbox = RunningSandbox.today(Npx.listedPassed("2", age))) {
      assertEquals(exit, job(sandbox));
    }
    String written = Files.readString(summary);
    assertTrue(written.startsWith(summarized), written);
  }

  /** Runs the job; returns the exit status of the first step that fails, or 0. */
  private int job(RunningSandbox sandbox) throws IOException, InterruptedException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("HOME", workspace.getParent().toString());
    environment.put("PATH", bin + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("EMPIRICAL_API_URL", sandbox.url());
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());
    for (JsonNode step : steps()) {
      if (step.has("run")) {
        environment.put(
            "EMPIRICALRUN_KEY",
            step.at("/env/EMPIRICALRUN_KEY")
                .asText()
                .replace("${{ secrets.EMPIRICALRUN_KEY }}", "any-key"));
        Outcome outcome = Outcome.of(shell(step), workspace, environment);
        if (outcome.exit() != 0) {
          return outcome.exit();
        }
      }
    }
    return 0;
  }

  /** The command that runs a step. If the step names its shell, GitHub adds an option. */
  private static List<String> shell(JsonNode step) {
    String script = step.get("run").asText();
    return step.path("shell").asText().equals("bash")
        ? List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
        : List.of("bash", "-e", "-c", script);
  }

  private static JsonNode steps() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String begin = "```yaml\n";
    int from = readme.indexOf(begin) + begin.length();
    return new YAMLMapper().readTree(readme.substring(from, readme.indexOf("```\n", from)));
  }
}
