package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.Version;

/**
 * The jobs of the release workflow that publish, with stand-ins for GitHub, the registries and
 * Maven Central. Runs the jobs in their order, each if those that it needs have succeeded.
 */
@EnabledOnOs(OS.LINUX)
final class ReleaseWorkflowIT {
  private static final String TAG = "v" + Version.NUMBER;
  private static final List<String> JOBS = List.of("draft", "npm", "image", "central", "publish");

  /** What is published after each job has succeeded. */
  private static final String EVERYTHING =
      """
      npm @empiricalrun/cli-darwin-arm64
      npm @empiricalrun/cli-linux-arm64
      npm @empiricalrun/cli-linux-x64
      npm @empiricalrun/cli-win32-x64
      npm @empiricalrun/cli
      image
      central
      release
      """;

  /**
   * Each program that the jobs start. The file "published" tells what users see, "drafts" has a
   * line for each draft, and the command in the file "broken" fails.
   */
  private static final String STAND_IN =
      """
      #!/bin/bash
      set -euo pipefail
      cd "$STATE"
      command="${0##*/} $*"
      if [[ -s broken && $command == $(cat broken)* ]]; then
        echo "broken: $command" >&2
        exit 1
      fi
      case $command in
        'gh release list '*)
          cat drafts
          if grep -qx release published; then echo false; fi
          ;;
        'gh release delete '*) sed -i 1d drafts ;;
        'gh release create '*) echo true >>drafts ;;
        'gh release edit '*) sed -i 1d drafts; echo release >>published ;;
        'npm view '*)
          package=${3%@*}
          if [[ -f ${package//\\//_} ]]; then
            jq -R . "${package//\\//_}"
          else
            echo '{"error":{"code":"E404"}}'
            exit 1
          fi
          ;;
        'npm publish '*)
          file=$OLDPWD/${!#}
          package=$(tar -xzOf "$file" package/package.json | jq -r .name)
          echo "npm $package" >>published
          echo "sha512-$(openssl dgst -sha512 -binary "$file" | base64 --wrap=0)" >"${package//\\//_}"
          ;;
        'docker buildx build '*) grep -qx image published || echo image >>published ;;
        'mvn '*) grep -qx central published || echo central >>published ;;
      esac
      """;

  private final Path workspace;
  private final Path state;

  ReleaseWorkflowIT(@TempDir Path folder) throws Exception {
    workspace = Files.createDirectories(folder.resolve("workspace"));
    state = Files.createDirectories(folder.resolve("state"));
    Files.createFile(state.resolve("drafts"));
    Files.createFile(state.resolve("published"));
    for (String program : List.of("gh", "npm", "docker", "mvn")) {
      Script.write(folder.resolve("bin").resolve(program), STAND_IN);
    }
    Path build = Files.createDirectories(workspace.resolve("src/build"));
    Files.copy(Path.of("src/build/publish-npm.sh"), build.resolve("publish-npm.sh"));
    Path dist = Files.createDirectories(workspace.resolve("dist/npm"));
    Files.copy(Path.of("dist/npm/package.json"), dist.resolve("package.json"));
    for (String line : EVERYTHING.lines().filter(it -> it.startsWith("npm ")).toList()) {
      pack(line.substring("npm ".length()), "");
    }
    shell("mkdir downloads && cd downloads && echo a >file && sha256sum file >SHA256SUMS");
  }

  @Test
  void allFilesHaveTheVersionOfTheTag() throws Exception {
    Path checkout = Path.of("").toAbsolutePath();
    assumeTrue(Files.exists(checkout.resolve(".git")), "not a checkout");

    assertEquals(
        new Outcome(0, "Version " + Version.NUMBER + "\n", ""),
        Outcome.of(List.of("src/build/check-tag.sh", TAG), checkout, System.getenv()));
  }

  @Test
  void publishesEverythingOnceAndTheReleaseLast() throws Exception {
    assertEquals(List.of(), release());
    assertEquals(EVERYTHING, published());

    assertEquals("draft", release().get(0));
    assertEquals(EVERYTHING, published());
    assertEquals("", drafts());
  }

  @ParameterizedTest
  @CsvSource({
    "gh release list, draft, 0",
    "gh release create, draft, 0",
    "npm view, npm, 0",
    "npm publish, npm, 0",
    "npm publish --ignore-scripts --provenance --access=public ./empiricalrun-cli-w, npm, 3",
    "docker buildx build, image, 5",
    "mvn, central, 6",
    "gh release edit, publish, 7"
  })
  void aRunThatFailedIsFinishedByTheNextOne(String broken, String job, int published)
      throws Exception {
    Files.writeString(state.resolve("broken"), broken);
    assertEquals(job, release().get(0));
    assertEquals(published, published().lines().count(), published());
    assertFalse(published().contains("release\n"));

    Files.delete(state.resolve("broken"));
    assertEquals(List.of(), release());
    assertEquals(EVERYTHING.lines().sorted().toList(), published().lines().sorted().toList());
    assertTrue(published().endsWith("release\n"));
    assertEquals("", drafts());
  }

  @Test
  void publishesNothingIfTheRegistryHasAPackageWithOtherContents() throws Exception {
    Files.writeString(state.resolve("broken"), "docker");
    assertEquals("image", release().get(0));
    Files.delete(state.resolve("broken"));
    pack("@empiricalrun/cli", "changed");

    assertEquals("npm", release().get(0));
    assertEquals(5, published().lines().count(), published());
  }

  /** The jobs that failed, or were not run since one that they need failed. */
  private List<String> release() throws IOException, InterruptedException {
    JsonNode jobs =
        new YAMLMapper().readTree(Path.of(".github/workflows/release.yml").toFile()).path("jobs");
    List<String> failed = new ArrayList<>();
    for (String name : JOBS) {
      JsonNode job = jobs.path(name);
      if (failed.contains(job.path("needs").asText()) || !succeeds(job)) {
        failed.add(name);
      }
    }
    return failed;
  }

  private boolean succeeds(JsonNode job) throws IOException, InterruptedException {
    for (JsonNode step : job.path("steps")) {
      Path place = workspace.resolve(step.path("working-directory").asText(""));
      if (step.has("run") && run(step.path("run").asText(), place).exit() != 0) {
        return false;
      }
    }
    return true;
  }

  private void pack(String name, String content) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(workspace.resolve("package"));
    String manifest =
        new ObjectMapper().createObjectNode().put("name", name).put("is", content).toString();
    Files.writeString(folder.resolve("package.json"), manifest);
    String file = name.substring(1).replace('/', '-') + "-" + Version.NUMBER + ".tgz";
    shell("tar -czf dist/" + file + " package");
  }

  private void shell(String script) throws IOException, InterruptedException {
    assertEquals(new Outcome(0, "", ""), run(script, workspace));
  }

  /** Runs a script as a runner does. */
  private Outcome run(String script, Path place) throws IOException, InterruptedException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", workspace.resolveSibling("bin") + ":" + System.getenv("PATH"));
    environment.put("STATE", state.toString());
    environment.put("GITHUB_REF_NAME", TAG);
    environment.put("GITHUB_SHA", "0".repeat(40));
    environment.put("GITHUB_ACTOR", "someone");
    environment.put("IMAGE", "image");
    environment.put("TOKEN", "token");
    return Outcome.of(List.of("bash", "-e", "-c", script), place, environment);
  }

  private String published() throws IOException {
    return Files.readString(state.resolve("published"));
  }

  private String drafts() throws IOException {
    return Files.readString(state.resolve("drafts"));
  }
}
