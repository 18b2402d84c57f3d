package run.empirical.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.ReportSummary;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.Tally;
import run.empirical.cli.model.TestCase;

/** Writes JSON: documents, entries and errors. */
public final class JsonText {
  private final View view;

  JsonText(View view) {
    this.view = view;
  }

  /**
   * An error as a line of standard error: {@code {"error":{"kind":…}}}.
   *
   * @param testCases the test cases that it is about; empty if it is about the whole run
   */
  public static String error(Failure failure, List<TestCase> testCases) {
    return SafeJson.text(
        json -> {
          json.writeStartObject();
          json.writeFieldName("error");
          error(json, failure, testCases);
          json.writeEndObject();
        });
  }

  /** An entry of {@code data}, or a gap, in which fields without a value are null. */
  String entry(TestCase testCase, Row row) {
    return SafeJson.text(
        json -> {
          json.writeStartObject();
          place(json, testCase, row);
          pass(json, testCase, row);
          optional(json, "demo", view.question().demo() ? Boolean.TRUE : null);
          json.writeEndObject();
        });
  }

  /**
   * Writes the whole document, piece by piece.
   *
   * @param indented whether a person reads it
   */
  static void write(Grid grid, boolean indented, Appendable out) throws IOException {
    boolean loneFailure = grid.findings().size() == 1 && !grid.findings().get(0).answered();
    // A lone failure is reported on standard error only; a file must contain it.
    if (!loneFailure || grid.view().surface().isFile()) {
      SafeJson.write(
          json -> {
            if (indented) {
              json.useDefaultPrettyPrinter();
            }
            new JsonText(grid.view()).document(json, grid);
          },
          out);
      out.append("\n");
    }
  }

  private void document(JsonGenerator json, Grid grid) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("data");
    for (Finding finding : grid.shown()) {
      for (Row row : finding.rows()) {
        if (row.lastPass() != null) {
          json.writeStartObject();
          place(json, finding.testCase(), row);
          pass(json, finding.testCase(), row);
          json.writeEndObject();
        }
      }
    }
    json.writeEndArray();
    testCases(json, grid);
    optional(json, "demo", view.question().demo() ? Boolean.TRUE : null);
    report(json);
    Gate gate = view.question().gate();
    if (gate != null) {
      gate(json, gate, grid);
    }
    errors(json, grid);
    json.writeEndObject();
  }

  private void testCases(JsonGenerator json, Grid grid) throws IOException {
    json.writeArrayFieldStart("test_cases");
    for (Finding finding : grid.shown()) {
      json.writeStartObject();
      testCase(json, finding.testCase());
      json.writeBooleanField("answered", finding.answered());
      long passes = finding.rows().stream().filter(row -> row.lastPass() != null).count();
      json.writeNumberField("passes", passes);
      json.writeStringField("freshness", Freshness.of(finding, view.question().runStart()).word());
      lastPass(json, grid, finding);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The newest pass in each environment, by its label. */
  private void lastPass(JsonGenerator json, Grid grid, Finding finding) throws IOException {
    List<Row> cells = grid.cells(finding);
    json.writeObjectFieldStart("last_pass");
    for (int i = 0; i < cells.size(); i++) {
      Grid.Column column = grid.columns().get(i);
      Row row = cells.get(i);
      if (column.id() != null) {
        json.writeFieldName(column.label());
        if (row.lastPass() == null) {
          json.writeNull();
        } else {
          json.writeStartObject();
          json.writeStringField("environment_id", row.environmentId());
          pass(json, finding.testCase(), row);
          json.writeEndObject();
        }
      }
    }
    json.writeEndObject();
  }

  private static void testCase(JsonGenerator json, TestCase testCase) throws IOException {
    optional(json, "test_case_id", testCase.hasId() ? testCase.id() : null);
    optional(json, "test_case_title", testCase.title());
  }

  private static void place(JsonGenerator json, TestCase testCase, Row row) throws IOException {
    testCase(json, testCase);
    json.writeStringField("environment_id", row.environmentId());
    optional(json, "environment_name", row.environmentName());
  }

  private void pass(JsonGenerator json, TestCase testCase, Row row) throws IOException {
    LastPass pass = row.lastPass();
    Age age = row.age();
    json.writeStringField("test_run_id", pass == null ? null : pass.testRunId());
    optional(json, "test_run_url", view.look().link(pass, testCase));
    json.writeObjectField("executed_at", pass == null ? null : pass.executedAt().toEpochMilli());
    json.writeStringField(
        "executed_at_iso", pass == null ? null : Instants.seconds(pass.executedAt()));
    json.writeObjectField("age_seconds", age == null ? null : age.seconds());
  }

  /** Writes a field that is absent without a value. */
  private static void optional(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      json.writeObjectField(name, value);
    }
  }

  private void report(JsonGenerator json) throws IOException {
    ReportSummary report = view.question().list().report();
    if (report != null) {
      json.writeObjectFieldStart("report");
      json.writeStringField(
          "started_at", report.startedAt() == null ? null : Instants.seconds(report.startedAt()));
      json.writeObjectField("tests", report.tests());
      json.writeObjectField("failed", report.failed());
      json.writeObjectField("did_not_run", report.didNotRun());
      json.writeEndObject();
    }
  }

  private static void gate(JsonGenerator json, Gate gate, Grid grid) throws IOException {
    Tally tally = new Tally();
    grid.findings().forEach(tally::add);
    json.writeObjectFieldStart("gate");
    json.writeObjectField("met", tally.gateMet());
    json.writeObjectField(
        "max_age_seconds", gate.maxAge() == null ? null : gate.maxAge().toSeconds());
    json.writeStringField(
        "since",
        gate.since() == null
            ? null
            : Instants.exact(gate.since().at(grid.reference().clocks().latest())));
    json.writeArrayFieldStart("unmet");
    for (Finding finding : grid.shown()) {
      for (Row row : finding.rows()) {
        if (row.gateStatus().unmet()) {
          unmet(json, finding.testCase(), row);
        }
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void unmet(JsonGenerator json, TestCase testCase, Row row) throws IOException {
    json.writeStartObject();
    place(json, testCase, row);
    json.writeStringField("reason", row.gateStatus().word());
    optional(json, "age_seconds", row.age() == null ? null : row.age().seconds());
    json.writeEndObject();
  }

  /** The failures, those that differ in the test case only once. */
  private static void errors(JsonGenerator json, Grid grid) throws IOException {
    Map<Failure, List<TestCase>> testCases = new LinkedHashMap<>();
    for (Finding finding : grid.findings()) {
      if (finding.failure() != null) {
        testCases
            .computeIfAbsent(finding.failure(), failure -> new ArrayList<>())
            .add(finding.testCase());
      }
    }
    if (!testCases.isEmpty()) {
      json.writeArrayFieldStart("errors");
      for (Map.Entry<Failure, List<TestCase>> entry : testCases.entrySet()) {
        error(json, entry.getKey(), entry.getValue());
      }
      json.writeEndArray();
    }
  }

  private static void error(JsonGenerator json, Failure failure, List<TestCase> testCases)
      throws IOException {
    String[] ids =
        testCases.stream().filter(TestCase::hasId).map(TestCase::id).toArray(String[]::new);
    json.writeStartObject();
    json.writeStringField("kind", failure.kind().wireName());
    json.writeStringField("message", failure.message());
    if (ids.length == 1) {
      json.writeStringField("test_case_id", ids[0]);
    } else if (ids.length > 1) {
      json.writeFieldName("test_case_ids");
      json.writeArray(ids, 0, ids.length);
    }
    optional(json, "http_status", failure.httpStatus());
    json.writeBooleanField("retryable", failure.retryable());
    json.writeNumberField("exit_code", ExitStatus.of(failure.kind()).code());
    json.writeEndObject();
  }
}
