package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.command.GateScenario.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.command.GateScenario.Said;
import run.empirical.cli.output.OutputFormat;

/** Reads from an answer with a gate, in any format, what it says. */
final class DrawnAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SUITE =
      Pattern.compile(
          "<testsuite name=\"([^\"]*)\" tests=\"\\d+\" failures=\"(\\d+)\" errors=\"(\\d+)");
  private static final Pattern HTML_ROW =
      Pattern.compile("<tr role=\"row\"( class=\"met\")?>.*?<code>(t\\d+)</code>(.*)");
  private static final Pattern HTML_CELL =
      Pattern.compile("data-environment=\"([^\"]*)\"( data-age=)?");

  private DrawnAnswer() {}

  /** What it says of each test case; TSV says nothing of a gate. */
  static Map<String, Said> said(OutputFormat format, String text) throws IOException {
    return switch (format) {
      case TABLE -> rows(text, "  +", "stale|future|missing");
      case MATRIX -> rows(text, "  +", ".*!");
      case MARKDOWN -> rows(text, " \\| ", ".*❌.*");
      case JSON -> json(text);
      case JUNIT -> junit(text);
      case HTML -> html(text);
      case TSV -> throw new IllegalArgumentException();
    };
  }

  /**
   * Its cells for test cases that were answered; JUnit has none.
   *
   * @param label how an environment is called where its ID is not
   */
  static Set<String> grid(OutputFormat format, String text, UnaryOperator<String> label)
      throws IOException {
    return switch (format) {
      case TABLE -> tableGrid(text);
      case MATRIX -> matrixGrid(text, "  +");
      case MARKDOWN -> matrixGrid(text, " \\| ");
      case JSON -> jsonGrid(text, label);
      case HTML -> htmlGrid(text);
      case TSV -> tsvGrid(text);
      case JUNIT -> throw new IllegalArgumentException();
    };
  }

  /** A line's environment comes before everything else that could be taken for one. */
  private static Set<String> tableGrid(String text) throws IOException {
    Set<String> grid = new TreeSet<>();
    for (String line : text.split("\n", -1)) {
      List<String> cells = List.of(line.split("  +", -1));
      String id = idIn(cells);
      if (id != null && !cells.contains("?")) {
        String environment =
            cells.stream().filter(cell -> cell.matches("\\d|b|live|-")).findFirst().orElseThrow();
        grid.add(
            cell(id, environment, cells.stream().noneMatch(cell -> cell.startsWith("not in "))));
      }
    }
    return grid;
  }

  private static Set<String> matrixGrid(String text, String gap) throws IOException {
    Set<String> grid = new TreeSet<>();
    List<String> headings = List.of();
    for (String line : text.split("\n", -1)) {
      List<String> cells = cells(line, gap);
      String id = idIn(cells);
      if (line.startsWith("| Test case |") || line.endsWith("  TEST CASE")) {
        headings = cells;
      } else if (id != null && !cells.contains("?")) {
        for (int i = 0; i < cells.size(); i++) {
          if (!cells.get(i).equals(id)) {
            grid.add(cell(id, headings.get(i), !cells.get(i).matches("(❌.)?>\\d+d!?")));
          }
        }
      }
    }
    return grid;
  }

  private static Set<String> htmlGrid(String text) throws IOException {
    Set<String> grid = new TreeSet<>();
    Matcher row = HTML_ROW.matcher(text);
    while (row.find()) {
      Matcher cell = HTML_CELL.matcher(row.group(3));
      while (cell.find()) {
        grid.add(cell(row.group(2), cell.group(1), cell.group(2) != null));
      }
    }
    return grid;
  }

  private static Set<String> tsvGrid(String text) throws IOException {
    Set<String> grid = new TreeSet<>();
    for (String line : text.lines().toList()) {
      List<String> fields = List.of(line.split("\t", -1));
      assertEquals(8, fields.stream().filter(field -> !field.isEmpty()).count(), line);
      String name = fields.get(2).equals("-") ? fields.get(1) : fields.get(2);
      grid.add(cell(fields.get(0), name, !fields.get(3).equals("-")));
    }
    return grid;
  }

  private static Set<String> jsonGrid(String text, UnaryOperator<String> label) throws IOException {
    Set<String> grid = new TreeSet<>();
    for (JsonNode testCase : JSON.readTree(text).get("test_cases")) {
      if (testCase.get("answered").booleanValue()) {
        String id = testCase.get("test_case_id").textValue();
        JsonNode lastPass = testCase.get("last_pass");
        if (lastPass.isEmpty()) {
          grid.add(cell(id, "-", false));
        }
        lastPass
            .properties()
            .forEach(
                member ->
                    grid.add(cell(id, label.apply(member.getKey()), !member.getValue().isNull())));
      }
    }
    return grid;
  }

  /** The cells of a line of text or Markdown. */
  private static List<String> cells(String line, String gap) {
    return List.of(
        line.replaceFirst("^\\| ", "")
            .replaceFirst(" \\|$", "")
            .replaceFirst("<code>(t\\d+)</code>", "$1")
            .replace("&#45;", "-")
            .split(gap, -1));
  }

  private static @Nullable String idIn(List<String> cells) {
    return cells.stream().filter(cell -> cell.matches("t\\d")).findFirst().orElse(null);
  }

  private static Map<String, Said> json(String text) throws IOException {
    JsonNode document = JSON.readTree(text);
    Map<String, Said> said = new TreeMap<>();
    for (JsonNode testCase : document.get("test_cases")) {
      said.put(
          testCase.get("test_case_id").textValue(),
          testCase.get("answered").booleanValue() ? Said.MET : Said.UNKNOWN);
    }
    for (JsonNode unmet : document.get("gate").get("unmet")) {
      said.put(unmet.get("test_case_id").textValue(), Said.UNMET);
    }
    assertEquals(
        said.containsValue(Said.UNMET) || said.isEmpty()
            ? "false"
            : said.containsValue(Said.UNKNOWN) ? "null" : "true",
        document.get("gate").get("met").toString());
    return said;
  }

  /** By lines that have an ID: a mark or a word of the gate says what is unmet. */
  private static Map<String, Said> rows(String text, String gap, String mark) throws IOException {
    Map<String, Said> said = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      List<String> cells = cells(line, gap);
      String id = idIn(cells);
      if (id != null) {
        boolean unknown = cells.contains("?");
        boolean unmet = cells.stream().anyMatch(cell -> cell.matches(mark));
        said.merge(
            id,
            unknown ? Said.UNKNOWN : unmet ? Said.UNMET : Said.MET,
            (one, other) -> one == Said.MET ? other : one);
      }
    }
    return said;
  }

  private static Map<String, Said> junit(String text) throws IOException {
    Map<String, Said> said = new TreeMap<>();
    Matcher suite = SUITE.matcher(text);
    while (suite.find()) {
      if (!suite.group(1).equals("gate")) {
        boolean unknown = !suite.group(3).equals("0");
        boolean unmet = !suite.group(2).equals("0");
        said.put(suite.group(1), unknown ? Said.UNKNOWN : unmet ? Said.UNMET : Said.MET);
      }
    }
    return said;
  }

  private static Map<String, Said> html(String text) throws IOException {
    Map<String, Said> said = new TreeMap<>();
    Matcher row = HTML_ROW.matcher(text);
    while (row.find()) {
      boolean unknown = row.group(3).contains("class=\"unanswered\"");
      said.put(row.group(2), unknown ? Said.UNKNOWN : row.group(1) == null ? Said.UNMET : Said.MET);
    }
    return said;
  }
}
