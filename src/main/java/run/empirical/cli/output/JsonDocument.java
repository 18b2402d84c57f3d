package run.empirical.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.Age;

/** Writes JSON: the document, a line per cell, and errors. */
public final class JsonDocument {
  /** Its generators leave it to the owner of a writer to flush and close it. */
  private static final JsonFactory JSON =
      new JsonFactory()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

  private final Drawing drawing;
  private final JsonGenerator json;

  private JsonDocument(Drawing drawing, JsonGenerator json) {
    this.drawing = drawing;
    this.json = json;
  }

  /**
   * An error as a line of standard error: {@code {"error":{"kind":…}}}.
   *
   * @param testCases the test cases that it is about; empty if it is about the whole run
   */
  public static String error(Failure failure, List<TestCase> testCases) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeFieldName("error");
      error(json, SafeString::new, failure, testCases);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return line.toString();
  }

  /** Draws the document, indented on a terminal. */
  static void draw(Drawing drawing, Writer out) throws IOException {
    List<Result> results = drawing.answer().results();
    boolean loneFailure = results.size() == 1 && !results.get(0).answered();
    // Standard error tells of a lone failure; a file must have it.
    if (loneFailure && !drawing.style().isFile()) {
      return;
    }
    JsonGenerator json = JSON.createGenerator(out);
    if (drawing.style().isTerminal()) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    }
    new JsonDocument(drawing, json).document();
    // Not in a finally block: closing would complete the document after a failure.
    json.close();
    out.append('\n');
  }

  /** Draws an object per cell, each on a line of its own; what an empty cell lacks is null. */
  static void drawLines(Drawing drawing, Writer out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    json.setRootValueSeparator(null);
    JsonDocument document = new JsonDocument(drawing, json);
    for (Result result : drawing.results()) {
      for (Cell cell : result.rows()) {
        json.writeStartObject();
        document.place(result.testCase(), cell);
        document.pass(result.testCase(), cell);
        document.demo();
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
    json.close();
  }

  private void document() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("data");
    for (Result result : drawing.results()) {
      for (Cell cell : result.rows()) {
        if (cell.lastPass() != null) {
          json.writeStartObject();
          place(result.testCase(), cell);
          pass(result.testCase(), cell);
          json.writeEndObject();
        }
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("test_cases");
    for (Result result : drawing.results()) {
      testCase(result);
    }
    json.writeEndArray();
    demo();
    report();
    Gate gate = drawing.question().gate();
    if (gate != null) {
      gate(gate);
    }
    errors();
    json.writeEndObject();
  }

  private void testCase(Result result) throws IOException {
    json.writeStartObject();
    names(result.testCase());
    json.writeBooleanField("answered", result.answered());
    number("passes", result.rows().stream().filter(cell -> cell.lastPass() != null).count());
    string("freshness", result.freshness().word());
    json.writeObjectFieldStart("last_pass");
    for (Cell cell : result.cells()) {
      Environment environment = cell.environment();
      if (environment.id() != null) {
        json.writeFieldName(safe(environment.label()));
        if (cell.lastPass() == null) {
          json.writeNull();
        } else {
          json.writeStartObject();
          string("environment_id", environment.id());
          pass(result.testCase(), cell);
          json.writeEndObject();
        }
      }
    }
    json.writeEndObject();
    annotations(result);
    json.writeEndObject();
  }

  private void annotations(Result result) throws IOException {
    Instant runStart = drawing.question().runStart();
    if (runStart != null) {
      json.writeArrayFieldStart("annotations");
      for (String line : new RunAnnotations(drawing, runStart).of(result)) {
        json.writeString(safe(line));
      }
      json.writeEndArray();
    }
  }

  private void names(TestCase testCase) throws IOException {
    if (testCase.hasId()) {
      string("test_case_id", testCase.id());
    }
    if (testCase.title() != null) {
      string("test_case_title", testCase.title());
    }
  }

  private void place(TestCase testCase, Cell cell) throws IOException {
    names(testCase);
    string("environment_id", cell.environment().id());
    if (cell.environment().name() != null) {
      string("environment_name", cell.environment().name());
    }
  }

  private void pass(TestCase testCase, Cell cell) throws IOException {
    LastPass pass = cell.lastPass();
    Age age = cell.age();
    string("test_run_id", pass == null ? null : pass.testRunId());
    String link = drawing.style().link(pass, testCase);
    if (link != null) {
      string("test_run_url", link);
    }
    number("executed_at", pass == null ? null : pass.executedAt().toEpochMilli());
    string("executed_at_iso", pass == null ? null : Instants.seconds(pass.executedAt()));
    number("age_seconds", age == null ? null : age.seconds());
  }

  private void demo() throws IOException {
    if (drawing.question().demo()) {
      json.writeBooleanField("demo", true);
    }
  }

  private void report() throws IOException {
    PlaywrightRun report = drawing.question().list().playwrightRun();
    if (report != null) {
      json.writeObjectFieldStart("report");
      string(
          "started_at", report.startedAt() == null ? null : Instants.seconds(report.startedAt()));
      number("tests", report.tests());
      number("failed", report.failed());
      number("did_not_run", report.didNotRun());
      json.writeEndObject();
    }
  }

  private void gate(Gate gate) throws IOException {
    Answer answer = drawing.answer();
    json.writeObjectFieldStart("gate");
    json.writeObjectField("met", answer.met());
    number("max_age_seconds", gate.maxAge() == null ? null : gate.maxAge().toSeconds());
    string(
        "since",
        gate.since() == null ? null : gate.since().at(answer.clocks().latest()).toString());
    json.writeArrayFieldStart("unmet");
    for (Result result : drawing.results()) {
      for (Cell cell : result.cells()) {
        if (cell.gateStatus().unmet()) {
          json.writeStartObject();
          place(result.testCase(), cell);
          string("reason", cell.gateStatus().word());
          if (cell.age() != null) {
            number("age_seconds", cell.age().seconds());
          }
          json.writeEndObject();
        }
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void errors() throws IOException {
    Map<Failure, List<TestCase>> failures = drawing.answer().failures();
    if (!failures.isEmpty()) {
      json.writeArrayFieldStart("errors");
      for (Map.Entry<Failure, List<TestCase>> failure : failures.entrySet()) {
        error(json, this::safe, failure.getKey(), failure.getValue());
      }
      json.writeEndArray();
    }
  }

  private static void error(
      JsonGenerator json,
      Function<String, SafeString> safe,
      Failure failure,
      List<TestCase> testCases)
      throws IOException {
    List<TestCase> identified = testCases.stream().filter(TestCase::hasId).toList();
    json.writeStartObject();
    json.writeStringField("kind", failure.status().kind());
    json.writeFieldName("message");
    json.writeString(safe.apply(failure.message()));
    if (identified.size() == 1) {
      json.writeFieldName("test_case_id");
      json.writeString(safe.apply(identified.get(0).id()));
    } else if (!identified.isEmpty()) {
      json.writeArrayFieldStart("test_case_ids");
      for (TestCase testCase : identified) {
        json.writeString(safe.apply(testCase.id()));
      }
      json.writeEndArray();
    }
    if (failure.httpStatus() != null) {
      json.writeNumberField("http_status", failure.httpStatus());
    }
    json.writeBooleanField("retryable", failure.retryable());
    json.writeNumberField("exit_code", failure.status().code());
    json.writeEndObject();
  }

  private SafeString safe(String text) {
    return new SafeString(drawing.redacted(text));
  }

  private void string(String name, @Nullable String text) throws IOException {
    json.writeFieldName(name);
    if (text == null) {
      json.writeNull();
    } else {
      json.writeString(safe(text));
    }
  }

  private void number(String name, @Nullable Number number) throws IOException {
    json.writeFieldName(name);
    if (number == null) {
      json.writeNull();
    } else {
      json.writeNumber(number.longValue());
    }
  }
}
