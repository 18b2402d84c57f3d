package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.program.GateScenario.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Outcome;
import run.empirical.cli.Seeds;
import run.empirical.cli.Shrinking;
import run.empirical.cli.program.GateScenario.Expected;
import run.empirical.cli.program.GateScenario.Result;

/**
 * Compares random gates, replies and clocks with a model that has no order, concurrency or retries:
 * the exit status, the gate's line, and the JSON document's content for each test case and
 * environment.
 */
class GateModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TIME_OF_SINCE =
      Pattern.compile("(?:since|passes from) (\\d{4}-\\S+Z)");

  @ParameterizedTest
  @MethodSource("run.empirical.cli.Seeds#all")
  void agreesWithTheModel(int seed) throws Throwable {
    Shrinking.check(
        GateScenario.random(Seeds.random(seed)), GateModelTest::check, GateScenario::filtered);
  }

  private static void check(GateScenario scenario) throws IOException {
    Outcome outcome = scenario.run("json");
    assertEquals(
        lines(scenario.expected()), lines(outcome, scenario::label), scenario.toString() + outcome);
  }

  private static List<String> lines(Expected expected) {
    List<String> lines = new ArrayList<>();
    lines.add("exit " + expected.exit());
    lines.add("lines about environments not found: " + expected.notesNotFound());
    Map<String, Result> results = expected.results();
    lines.add(results == null ? "" : gateLine(results));
    if (results != null) {
      lines.add("met: " + met(results) + ", since " + expected.since());
      results.forEach((id, result) -> lines.add(id + " " + result));
      lines.addAll(expected.grid());
    }
    return lines;
  }

  /**
   * The lines in which an outcome and the expected one are compared.
   *
   * @param label the name of an environment by its ID
   */
  private static List<String> lines(Outcome outcome, UnaryOperator<String> label)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("exit " + outcome.exit());
    Stream<String> notFound =
        outcome.err().lines().filter(line -> line.contains("no reply has environment"));
    lines.add("lines about environments not found: " + notFound.count());
    lines.add(gateLine(outcome.err()));
    if (!outcome.out().isEmpty()) {
      JsonNode document = JSON.readTree(outcome.out());
      JsonNode gate = document.get("gate");
      lines.add("met: " + gate.get("met") + ", since " + since(gate, outcome.err()));
      results(document).forEach((id, result) -> lines.add(id + " " + result));
      lines.addAll(grid(document, label));
    }
    return lines;
  }

  private static Map<String, Result> results(JsonNode document) {
    Map<String, Result> results = new TreeMap<>();
    for (JsonNode testCase : document.get("test_cases")) {
      results.put(
          testCase.get("test_case_id").textValue(),
          testCase.get("answered").booleanValue() ? Result.MET : Result.UNKNOWN);
    }
    for (JsonNode unmet : document.get("gate").get("unmet")) {
      results.put(unmet.get("test_case_id").textValue(), Result.UNMET);
    }
    return results;
  }

  /**
   * The cells of test cases that were answered.
   *
   * @param label the name of an environment by its ID
   */
  private static Set<String> grid(JsonNode document, UnaryOperator<String> label) {
    Set<String> grid = new TreeSet<>();
    for (JsonNode testCase : document.get("test_cases")) {
      if (testCase.get("answered").booleanValue()) {
        String id = testCase.get("test_case_id").textValue();
        JsonNode lastPass = testCase.get("last_pass");
        for (Map.Entry<String, JsonNode> member : lastPass.properties()) {
          grid.add(cell(id, label.apply(member.getKey()), !member.getValue().isNull()));
        }
      }
    }
    return grid;
  }

  /** The times of {@code --since}: in JSON, in a warning, and in the gate's line. */
  private static List<String> since(JsonNode gate, String err) {
    Stream<String> shown =
        err.lines()
            .filter(line -> line.contains("(required: ") || line.contains("warning: this machine"))
            .map(line -> TIME_OF_SINCE.matcher(line).results().map(time -> time.group(1)))
            .flatMap(Stream::distinct);
    return Stream.concat(Stream.of(gate.get("since").asText()), shown).toList();
  }

  private static String met(Map<String, Result> results) {
    return results.containsValue(Result.UNMET)
        ? "false"
        : results.containsValue(Result.UNKNOWN) ? "null" : "true";
  }

  /** The gate's line without details. */
  private static String gateLine(String err) {
    return err.lines()
        .filter(line -> line.contains("(required: "))
        .collect(Collectors.joining("\n"))
        .replaceFirst("(?<=met|cases|failed)(: | \\(required).*", "");
  }

  private static String gateLine(Map<String, Result> results) {
    int all = results.size();
    long unmet = results.values().stream().filter(Result.UNMET::equals).count();
    long unknown = results.values().stream().filter(Result.UNKNOWN::equals).count();
    if (unmet > 0) {
      return "empirical: gate not met"
          + (all == 1 ? "" : " for " + unmet + " of " + all + " test cases");
    }
    return unknown > 0
        ? "empirical: gate undecided: " + unknown + " of " + all + " look-ups failed"
        : "empirical: gate met";
  }
}
