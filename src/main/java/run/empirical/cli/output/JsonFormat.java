package run.empirical.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Answer.Verdict;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.text.SafeText;

/** The answer as one JSON document, of the same shape for one test case or many. */
final class JsonFormat {
  /** Creates generators that neither flush nor close the writer, which its owner does. */
  private static final JsonFactory JSON =
      new JsonFactory()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

  private final Drawing drawing;
  private final JsonGenerator json;

  /** The annotations for Playwright's report; null if the start of its run is unknown. */
  private final @Nullable RunAnnotations annotations;

  /**
   * A string that is also safe on a terminal and in the log of a CI job. Jackson's generator
   * escapes only the characters that JSON requires.
   */
  private static final class SafeString extends SerializedString {
    private static final long serialVersionUID = 1L;

    SafeString(String text) {
      super(text);
      char[] quoted = JsonStringEncoder.getInstance().quoteAsString(text);
      // The generator writes this field between the quotes.
      _quotedChars = SafeText.inLine(String.valueOf(quoted)).toCharArray();
    }
  }

  private JsonFormat(Drawing drawing, JsonGenerator json) {
    this.drawing = drawing;
    this.json = json;
    Instant playwrightStart = drawing.question().playwrightStart();
    this.annotations =
        playwrightStart == null ? null : new RunAnnotations(drawing, playwrightStart);
  }

  /** Draws the document, indented on a terminal. */
  static void draw(Drawing drawing, Writer out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    if (drawing.style().isTerminal()) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    }
    new JsonFormat(drawing, json).document();
    // Not in a finally block: closing would complete the document after a failure.
    json.close();
    out.append('\n');
  }

  private void document() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("data");
    for (TestCaseAnswer result : drawing.results()) {
      for (Cell cell : result.rows()) {
        if (cell.lastPass() != null) {
          json.writeStartObject();
          names(result.testCase());
          string("environment_id", cell.environment().id());
          pass(result.testCase(), cell, cell.lastPass());
          json.writeEndObject();
        }
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("test_cases");
    for (TestCaseAnswer result : drawing.results()) {
      testCase(result);
    }
    json.writeEndArray();
    environments();
    demo();
    report();
    query();
    Gate gate = drawing.question().gate();
    if (gate != null) {
      gate(gate);
    }
    errors();
    json.writeEndObject();
  }

  private void testCase(TestCaseAnswer result) throws IOException {
    json.writeStartObject();
    names(result.testCase());
    json.writeBooleanField("answered", result.answered());
    number("passes", result.rows().stream().filter(cell -> cell.lastPass() != null).count());
    json.writeObjectFieldStart("last_pass");
    for (Cell cell : result.cells()) {
      if (cell.environment().id() != null) {
        json.writeFieldName(safe(cell.environment().id()));
        if (cell.lastPass() == null) {
          json.writeNull();
        } else {
          json.writeStartObject();
          pass(result.testCase(), cell, cell.lastPass());
          json.writeEndObject();
        }
      }
    }
    json.writeEndObject();
    annotations(result);
    json.writeEndObject();
  }

  private void annotations(TestCaseAnswer result) throws IOException {
    if (annotations != null) {
      strings("annotations", annotations.of(result));
    }
  }

  private void names(TestCase testCase) throws IOException {
    string("test_case_id", testCase.id());
    if (testCase.title() != null) {
      string("test_case_title", testCase.title());
    }
  }

  private void name(Environment environment) throws IOException {
    if (environment.name() != null) {
      string("environment_name", environment.name());
    }
  }

  private void pass(TestCase testCase, Cell cell, LastPass pass) throws IOException {
    name(cell.environment());
    string("test_run_id", pass.testRunId());
    String link = drawing.style().link(pass, testCase);
    if (link != null) {
      string("test_run_url", link);
    }
    number("executed_at", pass.executedAt().toEpochMilli());
    string("executed_at_iso", Drawing.seconds(pass.executedAt()));
    number("age_seconds", Objects.requireNonNull(cell.age()).seconds());
  }

  /**
   * Every environment in the order of the columns, so that a name without a pass has an ID, too.
   */
  private void environments() throws IOException {
    json.writeArrayFieldStart("environments");
    for (Environment environment : drawing.answer().environments()) {
      if (environment.id() != null) {
        json.writeStartObject();
        string("environment_id", environment.id());
        name(environment);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
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
      string("started_at", report.startedAt() == null ? null : Drawing.seconds(report.startedAt()));
      number("tests", report.tests());
      number("failed", report.failed());
      number("did_not_run", report.didNotRun());
      json.writeEndObject();
    }
  }

  private void query() throws IOException {
    LookBackWindow window = drawing.question().window();
    json.writeObjectFieldStart("query");
    number("days", window.length().toDays());
    string("before", window.before() == null ? null : window.before().toString());
    strings("env", drawing.question().environments());
    string("as_of", Drawing.seconds(drawing.answer().asOf()));
    json.writeEndObject();
  }

  private void gate(Gate gate) throws IOException {
    Answer answer = drawing.answer();
    json.writeObjectFieldStart("gate");
    if (answer.verdict() == Verdict.UNDECIDED) {
      json.writeNullField("met");
    } else {
      json.writeBooleanField("met", answer.verdict() == Verdict.MET);
    }
    strings("require", gate.required());
    number("max_age_seconds", gate.maxAge() == null ? null : gate.maxAge().duration().toSeconds());
    string("since", gate.since() == null ? null : gate.since().at(answer.now()).toString());
    json.writeArrayFieldStart("unmet");
    for (TestCaseAnswer result : drawing.results()) {
      for (Cell cell : result.cells()) {
        if (cell.gateStatus().unmet()) {
          json.writeStartObject();
          names(result.testCase());
          string("environment_id", cell.environment().id());
          name(cell.environment());
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
        error(failure.getKey(), failure.getValue());
      }
      json.writeEndArray();
    }
  }

  private void error(Failure failure, List<TestCase> testCases) throws IOException {
    json.writeStartObject();
    string("kind", failure.exit().kind());
    string("message", failure.message());
    strings("test_case_ids", testCases.stream().map(TestCase::id).toList());
    if (failure.httpStatus() != null) {
      number("http_status", failure.httpStatus());
    }
    json.writeBooleanField("retryable", failure.retryable());
    number("exit_code", failure.exit().code());
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

  private void strings(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(safe(text));
    }
    json.writeEndArray();
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
