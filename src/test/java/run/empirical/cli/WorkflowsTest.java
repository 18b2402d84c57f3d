package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the workflows test, and when a release publishes. Only GitHub can run them. */
class WorkflowsTest {
  private static final JsonNode RELEASE = read("release").get("jobs");

  private static JsonNode read(String workflow) {
    try {
      Path file = Path.of(".github/workflows/" + workflow + ".yml");
      return new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The newest Java, too. */
  @Test
  void ciRunsEachStep() throws IOException {
    List<String> steps = new ArrayList<>();
    JsonNode linux = read("ci").at("/jobs/linux");
    linux
        .at("/strategy/matrix/include")
        .forEach(part -> steps.addAll(List.of(part.path("steps").asText().split(" "))));
    steps.add("install_missing");
    String line =
        Files.readAllLines(Path.of(".ci/run")).stream()
            .filter(it -> it.startsWith("readonly STEPS=("))
            .findFirst()
            .orElseThrow();

    assertTrue(linux.get("steps").toString().contains(".ci/run install_missing $STEPS"));
    assertEquals(Set.of(line.replaceAll("^.*[(]|[)]$", "").split(" ")), Set.copyOf(steps));
  }

  @Test
  void releaseStartsForATagOrByHand() {
    assertEquals(
        "{\"push\":{\"tags\":[\"v[0-9]+.[0-9]+.[0-9]+\"]},\"workflow_dispatch\":null}",
        read("release").get("on").toString());
  }

  @Test
  void theseJobsPublish() {
    assertEquals(List.of("image", "release", "npm", "central"), publishing());
  }

  /** By what a job may do, and by what it does. */
  private static List<String> publishing() {
    List<String> names = new ArrayList<>();
    RELEASE
        .properties()
        .forEach(
            job -> {
              JsonNode content = job.getValue();
              boolean writes = content.path("permissions").toString().contains("write");
              boolean publishes =
                  Stream.of("--push", "gh release", "npm publish", " deploy ", "secrets.")
                      .anyMatch(content.path("steps").toString()::contains);
              if (writes || publishes || content.has("environment")) {
                names.add(job.getKey());
              }
            });
    return names;
  }

  @ParameterizedTest
  @MethodSource("publishing")
  void publishesForATagOnlyAndAfterAllTests(String job) {
    assertTrue(conditions(job).contains("github.event_name == 'push'"), job);
    assertTrue(before(job).containsAll(List.of("tests", "native", "downloads")), job);
    assertEquals("./.github/workflows/ci.yml", RELEASE.at("/tests/uses").asText());
    assertEquals("./.github/workflows/native.yml", RELEASE.at("/native/uses").asText());
    assertFalse(RELEASE.get(job).toString().contains("always()"), job);
  }

  /** All of these must hold. */
  private static List<String> conditions(String job) {
    return Arrays.asList(RELEASE.get(job).path("if").asText().split(" && "));
  }

  /** The jobs that must have ended. */
  private static Set<String> before(String job) {
    Set<String> before = new TreeSet<>();
    JsonNode needs = RELEASE.get(job).path("needs");
    if (needs.isTextual()) {
      before.add(needs.asText());
    }
    needs.forEach(name -> before.add(name.asText()));
    List.copyOf(before).forEach(name -> before.addAll(before(name)));
    return before;
  }

  @Test
  void npmAndCentralWaitForTheReleaseAndForTheirVariable() {
    assertEquals(
        List.of("github.event_name == 'push'", "vars.PUBLISH_NPM == 'true'"), conditions("npm"));
    assertTrue(before("npm").contains("release"));
    assertEquals(
        List.of(
            "!cancelled()",
            "github.event_name == 'push'",
            "vars.PUBLISH_CENTRAL == 'true'",
            "needs.release.result == 'success'",
            "(needs.npm.result == 'success' || needs.npm.result == 'skipped')"),
        conditions("central"));
  }

  @Test
  void centralIsLast() {
    assertTrue(before("central").containsAll(List.of("image", "release", "npm")));
    assertFalse(publishing().stream().anyMatch(job -> before(job).contains("central")));
  }

  @Test
  void onlyCentralNeedsSecrets() {
    for (String job : List.of("tests", "native", "downloads", "image", "release", "npm")) {
      String content = RELEASE.get(job).toString();
      assertFalse(content.contains("secrets."), job);
      assertFalse(content.contains("empirical-run/"), job);
    }
  }

  @Test
  void downloadsHaveEveryProgramAndAreTested() {
    List<String> commands = new ArrayList<>();
    RELEASE.at("/downloads/steps").forEach(step -> commands.add(step.path("run").asText()));
    commands.removeIf(command -> !command.matches(".*(archives|check-programs.sh)"));

    assertEquals(
        List.of(
            "sudo -E env \"PATH=$PATH\" .ci/run install_missing archives",
            "src/build/check-programs.sh"),
        commands);
  }

  @Test
  void attestsInPublicRepositoriesOnly() {
    JsonNode steps = RELEASE.at("/release/steps");
    List<String> conditions = new ArrayList<>();
    steps.forEach(
        step -> {
          if (step.path("uses").asText().startsWith("actions/attest@")) {
            conditions.add(step.path("if").asText());
          }
        });

    assertEquals(List.of("${{ !github.event.repository.private }}"), conditions);
  }
}
