package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The actions, scripts and permissions in the workflows. CI's linters check their syntax. */
final class WorkflowsIT {
  private static final Path FOLDER = Path.of(".github/workflows");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void pinsEachActionToACommit(String name) throws Exception {
    List<String> others =
        Files.readAllLines(FOLDER.resolve(name)).stream()
            .filter(line -> line.matches(" +(- )?uses:.*"))
            .filter(line -> !line.matches(" +(- )?uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v[\\d.]+"))
            .filter(line -> !line.matches(" +uses: \\./\\.github/workflows/native\\.yml"))
            .toList();

    assertEquals(List.of(), others);
  }

  @ParameterizedTest
  @MethodSource("names")
  void scriptsContainNoExpressions(String name) throws Exception {
    assertFalse(scripts(name).isEmpty());
    assertEquals(
        List.of(), scripts(name).stream().filter(script -> script.contains("${{")).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void runsOnlyExistingScripts(String name) throws Exception {
    Set<String> scripts = new TreeSet<>();
    for (String script : scripts(name)) {
      Pattern.compile("(?:src/build|\\.ci)/[\\w.-]+")
          .matcher(script)
          .results()
          .map(MatchResult::group)
          .forEach(scripts::add);
    }

    assertEquals(
        List.of(), scripts.stream().filter(it -> !Files.isExecutable(Path.of(it))).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void checkoutDoesNotPersistTheToken(String name) throws Exception {
    for (JsonNode step : steps(name)) {
      if (step.path("uses").asText().startsWith("actions/checkout@")) {
        assertEquals("{\"persist-credentials\":false}", step.path("with").toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void grantsOnlyTheNeededPermissions(String name) throws Exception {
    Map<String, String> expected =
        !name.equals("release.yml")
            ? Map.of("", "{\"contents\":\"read\"}")
            : Map.of(
                "", "{}",
                "native", "{\"contents\":\"read\"}",
                "downloads", "{\"contents\":\"read\"}",
                "draft",
                    "{\"attestations\":\"write\",\"contents\":\"write\",\"id-token\":\"write\"}",
                "npm", "{\"contents\":\"read\",\"id-token\":\"write\"}",
                "image", "{\"contents\":\"read\",\"packages\":\"write\"}",
                "central", "{\"contents\":\"read\"}",
                "publish", "{\"contents\":\"write\"}");
    Map<String, String> permissions = new TreeMap<>();
    permissions.put("", workflow(name).path("permissions").toString());
    workflow(name)
        .path("jobs")
        .properties()
        .forEach(
            job -> {
              if (job.getValue().has("permissions")) {
                permissions.put(job.getKey(), job.getValue().get("permissions").toString());
              }
            });

    assertEquals(new TreeMap<>(expected), permissions);
  }

  private static List<String> scripts(String name) throws IOException {
    return steps(name).stream()
        .flatMap(step -> Stream.ofNullable(step.get("run")))
        .map(JsonNode::asText)
        .toList();
  }

  private static List<JsonNode> steps(String name) throws IOException {
    List<JsonNode> steps = new ArrayList<>();
    workflow(name).path("jobs").forEach(job -> job.path("steps").forEach(steps::add));
    return steps;
  }

  private static JsonNode workflow(String name) throws IOException {
    return new YAMLMapper().readTree(FOLDER.resolve(name).toFile());
  }
}
