package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;
import run.empirical.cli.model.TestCase;

/** Fuzzed: the formats for programs: JSON, NDJSON and TSV. */
public final class MachineFormatsFuzz {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-f]{4}|[tnr\\\\])");

  private MachineFormatsFuzz() {}

  /** The output parses back to the input. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Sample sample = FuzzedAnswer.of(data);
    List<JsonNode> entries = new ArrayList<>();
    List<JsonNode> unmet = new ArrayList<>();
    List<JsonNode> errors = new ArrayList<>();
    for (Finding finding : sample.findings()) {
      for (Row row : finding.rows()) {
        if (row.lastPass() != null && row.age() != null) {
          entries.add(entry(finding.testCase(), row, row.lastPass(), row.age()));
        }
        if (row.gateStatus().unmet()) {
          unmet.add(unmet(finding, row));
        }
      }
      if (finding.failure() != null) {
        errors.add(error(finding.testCase(), finding.failure()));
      }
    }
    assertJson(sample, entries, unmet, errors);
    assertEquals(entries, lines(sample.as(OutputFormat.NDJSON), MachineFormatsFuzz::parse));
    assertEquals(
        entries.stream().map(MachineFormatsFuzz::columns).toList(),
        lines(sample.as(OutputFormat.TSV), MachineFormatsFuzz::cells));
  }

  private static void assertJson(
      Sample sample, List<JsonNode> entries, List<JsonNode> unmet, List<JsonNode> errors)
      throws IOException {
    List<JsonNode> documents = lines(sample.as(OutputFormat.JSON), MachineFormatsFuzz::parse);
    if (documents.isEmpty()) {
      assertEquals(sample.findings().size(), errors.size());
      return;
    }
    assertEquals(1, documents.size());
    JsonNode document = documents.get(0);
    assertEquals(entries, elements(document.get("data")));
    assertEquals(errors, elements(document.path("errors")));
    assertEquals(
        sample.findings().stream().map(MachineFormatsFuzz::testCase).toList(),
        elements(document.get("test_cases")));
    assertEquals(sample.settings().gate() != null, document.has("gate"));
    assertEquals(
        sample.settings().gate() == null ? List.of() : unmet, elements(document.at("/gate/unmet")));
  }

  private static JsonNode entry(TestCase testCase, Row row, LastPass pass, Age age) {
    ObjectNode entry = named(testCase);
    entry.put("environment_id", pass.environmentId());
    if (row.environmentName() != null) {
      entry.put("environment_name", row.environmentName());
    }
    entry.put("test_run_id", pass.testRunId());
    entry.put("executed_at", pass.executedAt().toEpochMilli());
    entry.put("executed_at_iso", pass.executedAt().toString());
    return number(entry, "age_seconds", age.seconds());
  }

  private static JsonNode testCase(Finding finding) {
    ObjectNode testCase = named(finding.testCase());
    testCase.put("answered", finding.answered());
    long passes = finding.rows().stream().filter(row -> row.lastPass() != null).count();
    return testCase.put("passes", (int) passes);
  }

  private static ObjectNode named(TestCase testCase) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.put("test_case_id", testCase.id());
    return testCase.title() == null ? named : named.put("test_case_title", testCase.title());
  }

  private static JsonNode unmet(Finding finding, Row row) {
    ObjectNode unmet = JsonNodeFactory.instance.objectNode();
    unmet.put("test_case_id", finding.testCase().id());
    unmet.put("environment_id", row.environmentId());
    if (row.environmentName() != null) {
      unmet.put("environment_name", row.environmentName());
    }
    unmet.put("reason", row.gateStatus().word());
    return row.age() == null ? unmet : number(unmet, "age_seconds", row.age().seconds());
  }

  private static JsonNode error(TestCase testCase, Failure failure) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("kind", failure.kind().wireName());
    error.put("message", failure.message());
    error.put("test_case_id", testCase.id());
    if (failure.httpStatus() != null) {
      error.put("http_status", failure.httpStatus());
    }
    error.put("retryable", failure.retryable());
    return error.put("exit_code", ExitStatus.of(failure.kind()).code());
  }

  /** The number as Jackson reads it: as an int if it fits. */
  private static ObjectNode number(ObjectNode object, String field, long value) {
    return (int) value == value ? object.put(field, (int) value) : object.put(field, value);
  }

  private static List<String> columns(JsonNode entry) {
    return List.of(
        entry.get("test_case_id").textValue(),
        entry.get("environment_id").textValue(),
        entry.path("environment_name").asText(""),
        entry.get("test_run_id").textValue(),
        entry.get("executed_at_iso").textValue(),
        entry.get("age_seconds").asText(),
        "");
  }

  private interface Reading<T> {
    T read(String line) throws IOException;
  }

  private static <T> List<T> lines(String text, Reading<T> reading) throws IOException {
    List<T> read = new ArrayList<>();
    if (!text.isEmpty()) {
      assertEquals('\n', text.charAt(text.length() - 1));
      for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
        assertFalse(line.codePoints().anyMatch(c -> c != '\t' && SafeText.isUnsafe(c)), line);
        read.add(reading.read(line));
      }
    }
    return read;
  }

  private static JsonNode parse(String line) throws IOException {
    return JSON.readTree(line);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("\t", -1)) {
      cells.add(ESCAPE.matcher(cell).replaceAll(MachineFormatsFuzz::unescaped));
    }
    return cells;
  }

  private static String unescaped(MatchResult escape) {
    return switch (escape.group(1).charAt(0)) {
      case 't' -> "\t";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case '\\' -> "\\\\";
      default -> String.valueOf((char) Integer.parseInt(escape.group(1).substring(1), 16));
    };
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }
}
