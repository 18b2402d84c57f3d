package run.empirical.cli.dist;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the only step of the composite Action as GitHub's runner does. */
final class ActionStep {
  static final Path ACTION = Path.of("dist/action").toAbsolutePath();

  private static final Pattern FROM_INPUT = Pattern.compile("\\$\\{\\{ inputs\\.([a-z-]+) }}");

  private final JsonNode action;
  private final JsonNode step;
  private final Path workspace;
  private final Map<String, String> job = new TreeMap<>();

  /**
   * Reads the Action.
   *
   * @param workspace the folder to run in
   */
  ActionStep(Path workspace) throws IOException {
    this.action = new YAMLMapper().readTree(ACTION.resolve("action.yml").toFile());
    this.step = action.at("/runs/steps/0");
    this.workspace = workspace;
    job.put("PATH", Path.of("dist").toAbsolutePath() + ":/usr/bin:/bin");
    job.put("JAVA_HOME", System.getProperty("java.home"));
    job.put("LC_ALL", "C.UTF-8");
    job.put("EMPIRICAL_CONFIG", "");
  }

  /** The exit status, log, outputs and summary of a step. */
  record Result(int exit, RunnerLog log, Map<String, String> outputs, String summary) {}

  /** The job's environment variables, which a test may change. */
  Map<String, String> job() {
    return job;
  }

  JsonNode action() {
    return action;
  }

  Set<String> inputs() {
    Set<String> names = new LinkedHashSet<>();
    action.get("inputs").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * Runs the step with these inputs only. Like the runner, it also passes on inputs that the Action
   * does not declare.
   */
  Result run(Map<String, String> with) throws IOException, InterruptedException {
    Path runner = Files.createTempDirectory("runner");
    Path temporary = Files.createDirectory(runner.resolve("temp"));
    Path output = Files.createFile(runner.resolve("output"));
    Path summary = Files.createFile(runner.resolve("summary"));
    Path script = Files.writeString(runner.resolve("script.sh"), step.get("run").asText() + "\n");
    assertEquals("bash", step.get("shell").asText());

    Map<String, String> variables = new TreeMap<>(job);
    variables.put("GITHUB_ACTION_PATH", ACTION.toString());
    variables.put("GITHUB_OUTPUT", output.toString());
    variables.put("GITHUB_STEP_SUMMARY", summary.toString());
    variables.put("RUNNER_TEMP", temporary.toString());
    step.get("env").properties().forEach(it -> variables.put(it.getKey(), value(it, with)));
    Outcome outcome =
        Outcome.of(
            List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString()),
            workspace,
            variables);

    assertEquals("", outcome.err(), "the runner reads standard error separately");
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList(), "leftover files");
    }
    return new Result(
        outcome.exit(),
        new RunnerLog(outcome.out()),
        outputs(Files.readString(output)),
        Files.readString(summary));
  }

  private String value(Map.Entry<String, JsonNode> variable, Map<String, String> with) {
    if (variable.getValue().asText().equals("${{ toJSON(inputs) }}")) {
      return Stream.concat(inputs().stream(), with.keySet().stream())
          .distinct()
          .map(input -> "  \"" + input + "\": " + TextNode.valueOf(value(input, with)))
          .collect(joining(",\n", "{\n", "\n}"));
    }
    Matcher matcher = FROM_INPUT.matcher(variable.getValue().asText());
    assertTrue(matcher.matches(), variable.toString());
    String input = matcher.group(1);
    assertTrue(inputs().contains(input), variable.toString());
    return value(input, with);
  }

  private String value(String input, Map<String, String> with) {
    return with.getOrDefault(input, action.at("/inputs/" + input + "/default").asText());
  }

  /** Reads the lines {@code NAME=VALUE} and {@code NAME<<DELIMITER} … {@code DELIMITER}. */
  private static Map<String, String> outputs(String text) {
    Map<String, String> outputs = new LinkedHashMap<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length - 1; i++) {
      int equals = lines[i].indexOf('=');
      int delimiter = lines[i].indexOf("<<");
      if (equals >= 0 && (delimiter < 0 || equals < delimiter)) {
        outputs.put(lines[i].substring(0, equals), lines[i].substring(equals + 1));
      } else {
        String name = lines[i].substring(0, delimiter);
        String end = lines[i].substring(delimiter + 2);
        assertTrue(end.matches("[0-9a-f]{32}"), end);
        StringBuilder value = new StringBuilder();
        for (i++; !lines[i].equals(end); i++) {
          value.append(value.isEmpty() ? "" : "\n").append(lines[i]);
        }
        outputs.put(name, value.toString());
      }
    }
    return outputs;
  }
}
