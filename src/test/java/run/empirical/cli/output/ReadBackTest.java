package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import run.empirical.cli.Sample;
import run.empirical.cli.model.TestCase;

/** Reads each format with a parser of its kind, and compares the values with the answer's. */
class ReadBackTest {
  private static final String TITLE = "pays \"cash\", 'card' | & <b> 1;2";
  private static final String NAME = "\"live\"|<x>";
  private static final String RUN = "7\",|;&<8";

  /** The values that a format may show of a cell, as the headings of the table name them. */
  private static final String TEST_CASE = "TEST CASE";

  private static final String ENVIRONMENT = "ENVIRONMENT";
  private static final String TEST_RUN = "TEST RUN";
  private static final String TIME = "EXECUTED AT";
  private static final String AGE = "LAST PASS";

  private static final Set<OutputFormat> FOR_PEOPLE =
      Set.of(OutputFormat.TABLE, OutputFormat.MATRIX, OutputFormat.MARKDOWN, OutputFormat.HTML);

  /** Reads an output; returns each cell's values by their names. */
  private interface Reader {
    List<Map<String, String>> read(String output) throws Exception;
  }

  private static final Map<OutputFormat, Reader> READERS =
      Map.of(
          OutputFormat.TABLE, ReadBackTest::table,
          OutputFormat.MATRIX, ReadBackTest::matrix,
          OutputFormat.JSON, ReadBackTest::json,
          OutputFormat.TSV, ReadBackTest::tsv,
          OutputFormat.MARKDOWN, ReadBackTest::markdown,
          OutputFormat.JUNIT, ReadBackTest::junit,
          OutputFormat.HTML, ReadBackTest::html);

  /** The cells in input order, and the forms in which a format may show each value. */
  private static final List<Map<String, Set<String>>> CELLS =
      List.of(
          cell("id-1", TITLE, NAME, RUN, "2026-11-23T10:16:04", "93600", "1d", "1 day ago"),
          cell("id-1", TITLE, "qa", "-", "-", "-", ">30d", "not in 30 days"),
          cell("id-2", "id-2", NAME, "9,1", "2026-11-24T09:16:04", "10800", "3h", "3 hours ago"),
          cell("id-2", "id-2", "qa", "-", "-", "-", ">30d", "not in 30 days"));

  private static Map<String, Set<String>> cell(
      String id, String title, String environment, String run, String time, String... ages) {
    return Map.of(
        TEST_CASE, Stream.of(id, title, title + " " + id).collect(Collectors.toSet()),
        ENVIRONMENT, Set.of(environment),
        TEST_RUN, Set.of(run),
        TIME, Set.of(time, time + "Z"),
        AGE, Set.of(ages));
  }

  @ParameterizedTest
  @EnumSource
  void everyValueCanBeReadBack(OutputFormat format) throws Exception {
    Reader reader = READERS.get(format);
    assertNotNull(reader, "add a parser of " + format + " to READERS");
    String output =
        Sample.with("1=" + NAME, "2=qa")
            .requiring(null, "1", "2")
            .ofRun(Sample.NOW)
            .answered(new TestCase("id-1", TITLE), "1 26H " + RUN)
            .answered("id-2", "1 3H 9,1")
            .as(format);
    List<Map<String, String>> cells = reader.read(output);
    assertEquals(CELLS.size(), cells.size(), output);
    for (int i = 0; i < cells.size(); i++) {
      // People see the test case that passed last first, programs see input order.
      int place = FOR_PEOPLE.contains(format) ? (i + 2) % CELLS.size() : i;
      Map<String, String> cell = cells.get(i);
      assertTrue(cell.keySet().containsAll(Set.of(TEST_CASE, ENVIRONMENT)), cell::toString);
      assertTrue(cell.containsKey(AGE) || cell.containsKey(TIME), cell::toString);
      cell.forEach(
          (name, value) -> {
            Set<String> forms = CELLS.get(place).get(name);
            assertNotNull(forms, "add " + name + ", which " + format + " shows, to CELLS");
            assertTrue(forms.contains(value), name + " is " + value + ", not in " + forms);
          });
    }
  }

  @Test
  void everyFormatButTheTwoForTerminalsHasAnEnding() {
    assertEquals(OutputFormat.values().length - 2, OutputFormat.endings().size());
  }

  private static List<Map<String, String>> table(String output) {
    List<Map<String, String>> cells = columns(output);
    cells.forEach(cell -> cell.remove("GATE"));
    return cells;
  }

  private static List<Map<String, String>> matrix(String output) {
    List<Map<String, String>> cells = new ArrayList<>();
    for (Map<String, String> row : columns(output)) {
      String testCase = row.remove(TEST_CASE);
      row.forEach(
          (environment, age) ->
              cells.add(
                  Map.of(
                      TEST_CASE, testCase, ENVIRONMENT, environment, AGE, age.replace("!", ""))));
    }
    return cells;
  }

  /** The rows of aligned columns, each by the headings. */
  private static List<Map<String, String>> columns(String output) {
    List<List<String>> lines =
        output.lines().map(line -> Arrays.asList(line.split(" {2,}"))).toList();
    return lines.stream().skip(1).map(line -> byName(lines.get(0), line)).toList();
  }

  private static Map<String, String> byName(List<String> names, List<String> values) {
    Map<String, String> byName = new LinkedHashMap<>();
    IntStream.range(0, names.size()).forEach(i -> byName.put(names.get(i), values.get(i)));
    return byName;
  }

  private static List<Map<String, String>> json(String output) throws Exception {
    List<Map<String, String>> cells = new ArrayList<>();
    JsonNode document = new ObjectMapper().readTree(output);
    for (JsonNode testCase : document.get("test_cases")) {
      for (JsonNode environment : document.get("environments")) {
        JsonNode pass =
            testCase.get("last_pass").get(environment.get("environment_id").textValue());
        cells.add(
            Map.of(
                TEST_CASE, testCase.get("test_case_id").textValue(),
                ENVIRONMENT, environment.get("environment_name").textValue(),
                TEST_RUN, pass.isNull() ? "-" : pass.get("test_run_id").textValue(),
                TIME, pass.isNull() ? "-" : pass.get("executed_at_iso").textValue(),
                AGE, pass.isNull() ? "-" : pass.get("age_seconds").asText()));
      }
    }
    return cells;
  }

  private static List<Map<String, String>> tsv(String output) {
    List<String> names =
        List.of(TEST_CASE, "ID", ENVIRONMENT, TEST_RUN, TIME, AGE, "link", "title");
    List<Map<String, String>> cells =
        output.lines().map(line -> byName(names, List.of(line.split("\t", -1)))).toList();
    cells.forEach(cell -> cell.keySet().removeAll(Set.of("ID", "link", "title")));
    return cells;
  }

  private static List<Map<String, String>> markdown(String output) throws Exception {
    List<List<Element>> rows = new ArrayList<>();
    for (String line : output.lines().filter(it -> it.startsWith("| ")).toList()) {
      List<Element> row = new ArrayList<>();
      for (String cell : line.substring(2, line.length() - 2).split(" \\| ")) {
        row.add(xml("<td>" + cell.replace("<br>", " ") + "</td>"));
      }
      rows.add(row);
    }
    rows.remove(1);
    return cells(rows);
  }

  private static List<Map<String, String>> html(String output) throws Exception {
    String table = output.substring(output.indexOf("<table"), output.indexOf("</table>"));
    List<List<Element>> rows = new ArrayList<>();
    for (Element row : elements("tr", xml(table + "</table>"))) {
      List<Element> cells = new ArrayList<>(elements("th", row));
      cells.addAll(elements("td", row));
      rows.add(cells);
    }
    return cells(rows);
  }

  /** The cells of a matrix: headings, and rows that begin with the test case. */
  private static List<Map<String, String>> cells(List<List<Element>> rows) {
    List<Map<String, String>> cells = new ArrayList<>();
    for (List<Element> row : rows.subList(1, rows.size())) {
      for (int i = 1; i < row.size(); i++) {
        List<Element> parts = elements("span", row.get(i));
        String age = parts.isEmpty() ? row.get(i).getTextContent() : parts.get(0).getTextContent();
        cells.add(
            Map.of(
                TEST_CASE, row.get(0).getTextContent(),
                ENVIRONMENT, rows.get(0).get(i).getTextContent(),
                AGE, age.replaceFirst("^❌\u00a0", "")));
      }
    }
    return cells;
  }

  private static List<Map<String, String>> junit(String output) throws Exception {
    List<Map<String, String>> cells = new ArrayList<>();
    for (Element testCase : elements("testcase", xml(output))) {
      String[] name = testCase.getAttribute("name").split(" in ");
      String pass = testCase.getTextContent().strip();
      String[] values = pass.startsWith("last pass ") ? pass.split(" ", 7) : null;
      cells.add(
          Map.of(
              TEST_CASE,
              name[0],
              ENVIRONMENT,
              name[1],
              TIME,
              values == null ? "-" : values[2].replaceFirst("\\.250", ""),
              TEST_RUN,
              values == null ? "-" : values[6]));
    }
    return cells;
  }

  private static Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static List<Element> elements(String name, Element within) {
    NodeList nodes = within.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
