package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the composite Action passes its inputs to the program, and which inputs it rejects. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
final class ActionInputsIT {
  private static final String KEY = "the-key";

  /** A port without a listener. */
  private static final String UNREACHABLE_URL = "https://127.0.0.1:1";

  private final Path workspace;
  private final Map<String, String> with = new TreeMap<>();
  private final ActionStep step;

  ActionInputsIT(@TempDir Path workspace) throws IOException {
    this.workspace = workspace;
    this.step = new ActionStep(workspace);
    with.put("test-case-ids", "a");
    with.put("api-url", UNREACHABLE_URL);
    with.put("api-key", KEY);
    with.put("retries", "0");
    with.put("require", "2");
    with.put("program", "empirical");
  }

  @Test
  void passesTheKeyInItsVariableOnly() throws Exception {
    StandIn program =
        new StandIn(workspace, "echo '{\"data\":[],\"gate\":{\"met\":true}}' >\"$json\"\n");
    with.put("program", program.path());
    with.put("api-key", "50%\nof it\r\n");
    ActionStep.Result result = step.run(with);

    assertEquals(List.of("::add-mask::50%25", "::add-mask::of it%0D"), result.log().commands());
    assertEquals("50%\nof it\r\n", program.variables().get("EMPIRICALRUN_KEY"));
    assertFalse(program.arguments().toString().contains("of it"));
    assertFalse(program.variables().containsKey("INPUT_API_KEY"));
    assertFalse(program.variables().containsKey("INPUTS"));
  }

  @Test
  void rejectsEmptyInputs() throws Exception {
    for (String input : step.inputs()) {
      Map<String, String> inputs = new TreeMap<>(with);
      inputs.put(input, "");
      ActionStep.Result result = step.run(inputs);

      assertTrue(List.of(2, 77, 78, 127).contains(result.exit()), input + ": " + result);
      assertEquals("", result.outputs().get("met"), input);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-aeg", "max_age", "maxage", "apikey", "x$(touch pwned)", "ü"})
  void rejectsUnknownInputs(String input) throws Exception {
    with.put(input, "1d");
    with.put("fail-on-error", "false");
    ActionStep.Result result = step.run(with);

    assertEquals(2, result.exit());
    assertEquals(Map.of("met", "", "exit-code", "2", "json", ""), result.outputs());
    assertEquals(
        List.of(
            "::error title=Could not find out (exit status 2)::there is no input '"
                + input
                + "'; GitHub's warning lists those that there are"),
        result.log().commands());
    assertFalse(Files.exists(workspace.resolve("pwned")));
  }

  /** GitHub ignores it too. */
  @Test
  void ignoresTheCaseOfInputNames() throws Exception {
    with.put("Max-Age", "1d");

    assertEquals(69, step.run(with).exit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"allow-http", "demo", "last-failed", "verbose", "fail-on-unmet", "fail-on-error"})
  void rejectsInvalidBooleans(String input) throws Exception {
    with.put("fail-on-error", "false");
    with.put(input, "yes\n::error::50%");
    ActionStep.Result result = step.run(with);

    assertEquals(2, result.exit());
    assertEquals(Map.of("met", "", "exit-code", "2", "json", ""), result.outputs());
    assertEquals(
        List.of(
            "::add-mask::" + KEY,
            "::error title=Could not find out (exit status 2)::the input "
                + input
                + " is 'yes%0A::error::50%25', neither true nor false"),
        result.log().commands());
  }

  @Test
  void passesHostileValuesUnchanged() throws Exception {
    StandIn program = new StandIn(workspace, "exit 20\n");
    String hostile = " $(touch pwned)`touch pwned`\";touch pwned;' -x *\n::error::x ";
    List<String> expected = new ArrayList<>(List.of("last-pass", "--color=never"));
    for (String input : step.inputs()) {
      boolean list = input.equals("env-names") || input.equals("reports");
      if (list || isText(input)) {
        with.put(input, hostile);
        String option = "--" + (list ? input.substring(0, input.length() - 1) : input) + "=";
        if (list) {
          hostile.lines().forEach(line -> expected.add(option + line.strip()));
        } else {
          expected.add(option + hostile);
        }
      }
    }
    with.put("test-case-ids", hostile + "\r\n\n  -o\n");
    with.put("verbose", "true");
    with.put("program", program.path());
    step.run(with);

    expected.addAll(List.of("--verbose", "--report=json=…", "--report=markdown=…", "--"));
    hostile.lines().forEach(line -> expected.add(line.strip()));
    expected.add("-o");
    assertEquals(
        expected,
        program.arguments().stream()
            .map(it -> it.replaceFirst("(--report=(json|markdown)=)/.*", "$1…"))
            .toList());
    assertFalse(Files.exists(workspace.resolve("pwned")));
  }

  private static boolean isText(String input) {
    return !List.of(
                "test-case-ids",
                "api-key",
                "program",
                "allow-http",
                "demo",
                "last-failed",
                "verbose")
            .contains(input)
        && !input.startsWith("fail-on-");
  }

  @Test
  void hasAnInputForEachOptionForCiSteps() throws Exception {
    Collection<String> options = new TreeSet<>();
    for (String input : step.inputs()) {
      options.add("--" + input.replaceFirst("^(env-name|report)s$", "$1"));
    }
    assertTrue(
        options.removeAll(
            List.of(
                "--test-case-ids",
                "--api-key",
                "--program",
                "--fail-on-unmet",
                "--fail-on-error")));

    assertEquals(LookUpOptions.forSteps(), options);
  }

  @Test
  void passesEachInputToTheScriptAsAVariable() {
    Map<String, String> expected = new TreeMap<>();
    for (String input : step.inputs()) {
      expected.put(
          "INPUT_" + input.toUpperCase(Locale.ROOT).replace('-', '_'),
          "${{ inputs." + input + " }}");
    }
    expected.put("INPUTS", "${{ toJSON(inputs) }}");
    Map<String, String> actual = new TreeMap<>();
    JsonNode runs = step.action().at("/runs/steps/0");
    runs.get("env").properties().forEach(it -> actual.put(it.getKey(), it.getValue().asText()));

    assertEquals(expected, actual);
    assertEquals("exec bash \"$GITHUB_ACTION_PATH/look-up.sh\"", runs.get("run").asText());
    assertEquals(1, step.action().at("/runs/steps").size());
  }
}
