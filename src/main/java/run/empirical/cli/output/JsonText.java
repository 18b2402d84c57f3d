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
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.ReportSummary;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.Tally;
import run.empirical.cli.model.TestCase;

/** Writes JSON: documents, entries and errors. */
public final class JsonText {
  private final Question question;
  private final Look look;

  JsonText(Question question, Look look) {
    this.question = question;
    this.look = look;
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
          testCase(json, testCase);
          pass(json, testCase, row, /* named= */ true);
          demo(json);
          json.writeEndObject();
        });
  }

  /**
   * Writes the whole document, piece by piece.
   *
   * @param indented whether a person reads it
   */
  void document(Grid grid, ReferenceTime reference, boolean indented, Appendable out)
      throws IOException {
    SafeJson.write(
        json -> {
          if (indented) {
            json.useDefaultPrettyPrinter();
          }
          json.writeStartObject();
          json.writeArrayFieldStart("data");
          for (Finding finding : grid.shown()) {
            for (Row row : finding.rows()) {
              if (row.lastPass() != null) {
                json.writeStartObject();
                testCase(json, finding.testCase());
                pass(json, finding.testCase(), row, /* named= */ true);
                json.writeEndObject();
              }
            }
          }
          json.writeEndArray();
          testCases(json, grid);
          demo(json);
          report(json);
          if (question.gate() != null) {
            gate(json, question.gate(), grid, reference);
          }
          errors(json, grid);
          json.writeEndObject();
        },
        out);
  }

  private void testCases(JsonGenerator json, Grid grid) throws IOException {
    json.writeArrayFieldStart("test_cases");
    for (Finding finding : grid.shown()) {
      json.writeStartObject();
      testCase(json, finding.testCase());
      json.writeBooleanField("answered", finding.answered());
      long passes = finding.rows().stream().filter(row -> row.lastPass() != null).count();
      json.writeNumberField("passes", passes);
      json.writeStringField("freshness", Freshness.of(finding, question.runStart()).word());
      lastPass(json, grid, finding);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The newest pass in each environment, by its label. */
  private void lastPass(JsonGenerator json, Grid grid, Finding finding) throws IOException {
    List<Grid.Cell> cells = grid.line(finding).cells();
    json.writeObjectFieldStart("last_pass");
    for (int i = 0; i < cells.size(); i++) {
      Grid.Column column = grid.columns().get(i);
      Row row = cells.get(i).row();
      if (column.id() != null) {
        json.writeFieldName(column.label());
        if (row == null || row.lastPass() == null) {
          json.writeNull();
        } else {
          json.writeStartObject();
          pass(json, finding.testCase(), row, /* named= */ false);
          json.writeEndObject();
        }
      }
    }
    json.writeEndObject();
  }

  private static void testCase(JsonGenerator json, TestCase testCase) throws IOException {
    if (testCase.hasId()) {
      json.writeStringField("test_case_id", testCase.id());
    }
    if (testCase.title() != null) {
      json.writeStringField("test_case_title", testCase.title());
    }
  }

  private void pass(JsonGenerator json, TestCase testCase, Row row, boolean named)
      throws IOException {
    LastPass pass = row.lastPass();
    Age age = row.age();
    json.writeStringField("environment_id", row.environmentId());
    if (named && row.environmentName() != null) {
      json.writeStringField("environment_name", row.environmentName());
    }
    json.writeStringField("test_run_id", pass == null ? null : pass.testRunId());
    String link = pass == null ? null : look.link(pass.testRunId(), testCase.id());
    if (link != null) {
      json.writeStringField("test_run_url", link);
    }
    number(json, "executed_at", pass == null ? null : pass.executedAt().toEpochMilli());
    json.writeStringField(
        "executed_at_iso", pass == null ? null : Instants.seconds(pass.executedAt()));
    number(json, "age_seconds", age == null ? null : age.seconds());
  }

  private static void number(JsonGenerator json, String name, @Nullable Number value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value.longValue());
    }
  }

  private void demo(JsonGenerator json) throws IOException {
    if (question.demo()) {
      json.writeBooleanField("demo", true);
    }
  }

  private void report(JsonGenerator json) throws IOException {
    ReportSummary report = question.list().report();
    if (report != null) {
      json.writeObjectFieldStart("report");
      json.writeStringField(
          "started_at", report.startedAt() == null ? null : Instants.seconds(report.startedAt()));
      number(json, "tests", report.tests());
      number(json, "failed", report.failed());
      number(json, "did_not_run", report.didNotRun());
      json.writeEndObject();
    }
  }

  private static void gate(JsonGenerator json, Gate gate, Grid grid, ReferenceTime reference)
      throws IOException {
    Tally tally = new Tally();
    grid.findings().forEach(tally::add);
    Boolean met = tally.gateMet();
    json.writeObjectFieldStart("gate");
    if (met == null) {
      json.writeNullField("met");
    } else {
      json.writeBooleanField("met", met);
    }
    number(json, "max_age_seconds", gate.maxAge() == null ? null : gate.maxAge().toSeconds());
    json.writeStringField(
        "since",
        gate.since() == null ? null : Instants.exact(gate.since().at(reference.clocks().latest())));
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
    testCase(json, testCase);
    json.writeStringField("environment_id", row.environmentId());
    if (row.environmentName() != null) {
      json.writeStringField("environment_name", row.environmentName());
    }
    json.writeStringField("reason", row.gateStatus().word());
    if (row.age() != null) {
      json.writeNumberField("age_seconds", row.age().seconds());
    }
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
    List<String> ids = testCases.stream().filter(TestCase::hasId).map(TestCase::id).toList();
    json.writeStartObject();
    json.writeStringField("kind", failure.kind().wireName());
    json.writeStringField("message", failure.message());
    if (ids.size() == 1) {
      json.writeStringField("test_case_id", ids.get(0));
    } else if (!ids.isEmpty()) {
      json.writeArrayFieldStart("test_case_ids");
      for (String id : ids) {
        json.writeString(id);
      }
      json.writeEndArray();
    }
    if (failure.httpStatus() != null) {
      json.writeNumberField("http_status", failure.httpStatus());
    }
    json.writeBooleanField("retryable", failure.retryable());
    json.writeNumberField("exit_code", ExitStatus.of(failure.kind()).code());
    json.writeEndObject();
  }
}
