package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.command.GateScenario.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Outcome;
import run.empirical.cli.Seeds;
import run.empirical.cli.command.GateScenario.Expected;
import run.empirical.cli.command.GateScenario.Said;

/**
 * Compares random gates, replies and clocks with a model that has no order, concurrency or retries:
 * the exit status, the gate's line, and the JSON document's content for each test case and
 * environment.
 */
class GateModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @MethodSource("run.empirical.cli.Seeds#all")
  void agreesWithTheModel(int seed) throws IOException {
    GateScenario scenario = GateScenario.random(Seeds.random(seed));
    Expected expected = scenario.expected();
    Outcome outcome = scenario.run("json");
    String details = scenario + "\n" + outcome;
    assertEquals(expected.exit(), outcome.exit(), details);
    assertEquals(
        expected.noteNotFound() ? 1 : 0,
        outcome.err().lines().filter(line -> line.contains("no reply has environment")).count(),
        details);
    if (expected.said() == null) {
      assertEquals("", outcome.out(), details);
      assertEquals("", gateLine(outcome.err()), details);
    } else {
      assertEquals(gateLine(expected.said()), gateLine(outcome.err()), details);
      JsonNode document = JSON.readTree(outcome.out());
      assertEquals(met(expected.said()), document.get("gate").get("met").toString(), details);
      assertEquals(expected.said(), said(document), details);
      assertEquals(expected.grid(), grid(document, scenario::label), details);
    }
  }

  private static Map<String, Said> said(JsonNode document) {
    Map<String, Said> said = new TreeMap<>();
    for (JsonNode testCase : document.get("test_cases")) {
      said.put(
          testCase.get("test_case_id").textValue(),
          testCase.get("answered").booleanValue() ? Said.MET : Said.UNKNOWN);
    }
    for (JsonNode unmet : document.get("gate").get("unmet")) {
      said.put(unmet.get("test_case_id").textValue(), Said.UNMET);
    }
    return said;
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
        if (lastPass.isEmpty()) {
          grid.add(cell(id, "-", false));
        }
        for (Map.Entry<String, JsonNode> member : lastPass.properties()) {
          grid.add(cell(id, label.apply(member.getKey()), !member.getValue().isNull()));
        }
      }
    }
    return grid;
  }

  private static String met(Map<String, Said> said) {
    return said.containsValue(Said.UNMET)
        ? "false"
        : said.containsValue(Said.UNKNOWN) ? "null" : "true";
  }

  /** The gate's line without details. */
  private static String gateLine(String err) {
    return err.lines()
        .filter(line -> line.contains("(required: "))
        .collect(Collectors.joining("\n"))
        .replaceFirst("(?<=met|cases|failed)(: | \\(required).*", "");
  }

  private static String gateLine(Map<String, Said> said) {
    int all = said.size();
    long unmet = said.values().stream().filter(Said.UNMET::equals).count();
    long unknown = said.values().stream().filter(Said.UNKNOWN::equals).count();
    if (unmet > 0) {
      return "empirical: gate not met"
          + (all == 1 ? "" : " for " + unmet + " of " + all + " test cases");
    }
    return unknown > 0
        ? "empirical: gate undecided: " + unknown + " of " + all + " look-ups failed"
        : "empirical: gate met";
  }
}
