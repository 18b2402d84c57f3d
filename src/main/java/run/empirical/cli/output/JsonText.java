package run.empirical.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;
import run.empirical.cli.model.Tally;
import run.empirical.cli.model.TestCase;

/** Writes JSON: documents, entries and errors, each on one line. */
public final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** One error as a line of standard error: {@code {"error":{"kind":…}}}. */
  public static String error(Failure failure, @Nullable TestCase testCase) {
    return text(
        json -> {
          json.writeStartObject();
          json.writeFieldName("error");
          error(json, failure, testCase);
          json.writeEndObject();
        });
  }

  /** One entry of {@code data}. */
  static String entry(RenderSettings settings, TestCase testCase, Row row, LastPass pass, Age age) {
    return text(
        json -> {
          json.writeStartObject();
          entry(json, settings, testCase, row, pass, age);
          if (settings.invented()) {
            json.writeBooleanField("demo", true);
          }
          json.writeEndObject();
        });
  }

  /** Writes the whole document, piece by piece. */
  static void document(List<Finding> findings, RenderSettings settings, Appendable out)
      throws IOException {
    write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("data");
          for (Finding finding : findings) {
            for (Row row : finding.rows()) {
              if (row.lastPass() != null && row.age() != null) {
                json.writeStartObject();
                entry(json, settings, finding.testCase(), row, row.lastPass(), row.age());
                json.writeEndObject();
              }
            }
          }
          json.writeEndArray();
          testCases(json, findings);
          if (settings.invented()) {
            json.writeBooleanField("demo", true);
          }
          if (settings.gate() != null) {
            gate(json, settings.gate(), findings);
          }
          errors(json, findings);
          json.writeEndObject();
        },
        out);
  }

  private static void testCases(JsonGenerator json, List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("test_cases");
    for (Finding finding : findings) {
      json.writeStartObject();
      testCase(json, finding.testCase());
      json.writeBooleanField("answered", finding.answered());
      long passes = finding.rows().stream().filter(row -> row.lastPass() != null).count();
      json.writeNumberField("passes", passes);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void testCase(JsonGenerator json, TestCase testCase) throws IOException {
    if (testCase.hasId()) {
      json.writeStringField("test_case_id", testCase.id());
    }
    if (testCase.title() != null) {
      json.writeStringField("test_case_title", testCase.title());
    }
  }

  private static void entry(
      JsonGenerator json,
      RenderSettings settings,
      TestCase testCase,
      Row row,
      LastPass pass,
      Age age)
      throws IOException {
    testCase(json, testCase);
    json.writeStringField("environment_id", pass.environmentId());
    if (row.environmentName() != null) {
      json.writeStringField("environment_name", row.environmentName());
    }
    json.writeStringField("test_run_id", pass.testRunId());
    String link = settings.link(pass.testRunId(), testCase.id());
    if (link != null) {
      json.writeStringField("test_run_url", link);
    }
    json.writeNumberField("executed_at", pass.executedAt().toEpochMilli());
    json.writeStringField("executed_at_iso", Instants.exact(pass.executedAt()));
    json.writeNumberField("age_seconds", age.seconds());
  }

  private static void gate(JsonGenerator json, Gate gate, List<Finding> findings)
      throws IOException {
    Tally tally = new Tally();
    findings.forEach(tally::add);
    Boolean met = tally.gateMet();
    json.writeObjectFieldStart("gate");
    if (met == null) {
      json.writeNullField("met");
    } else {
      json.writeBooleanField("met", met);
    }
    if (gate.maxAge() == null) {
      json.writeNullField("max_age_seconds");
    } else {
      json.writeNumberField("max_age_seconds", gate.maxAge().toSeconds());
    }
    if (gate.since() == null) {
      json.writeNullField("since");
    } else {
      json.writeStringField("since", Instants.exact(gate.since()));
    }
    json.writeArrayFieldStart("unmet");
    for (Finding finding : findings) {
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
    json.writeStringField("test_case_id", testCase.id());
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

  private static void errors(JsonGenerator json, List<Finding> findings) throws IOException {
    if (findings.stream().allMatch(Finding::answered)) {
      return;
    }
    json.writeArrayFieldStart("errors");
    for (Finding finding : findings) {
      if (finding.failure() != null) {
        error(json, finding.failure(), finding.testCase());
      }
    }
    json.writeEndArray();
  }

  private static void error(JsonGenerator json, Failure failure, @Nullable TestCase testCase)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", failure.kind().wireName());
    json.writeStringField("message", failure.message());
    if (testCase != null && testCase.hasId()) {
      json.writeStringField("test_case_id", testCase.id());
    }
    if (failure.httpStatus() != null) {
      json.writeNumberField("http_status", failure.httpStatus());
    }
    json.writeBooleanField("retryable", failure.retryable());
    json.writeNumberField("exit_code", ExitStatus.of(failure.kind()).code());
    json.writeEndObject();
  }

  private interface Body {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private static String text(Body body) {
    StringBuilder text = new StringBuilder();
    try {
      write(body, text);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.toString();
  }

  private static void write(Body body, Appendable out) throws IOException {
    JsonGenerator json = JSON.createGenerator(new SafeWriter(out));
    body.writeTo(json);
    // Not in a finally block: closing would complete the document after a failure.
    json.close();
  }

  /**
   * Escapes what the generator does not. The generator escapes only what JSON requires. Other
   * unsafe characters occur only inside strings, where the same escapes are valid JSON.
   */
  private static final class SafeWriter extends Writer {
    private final Appendable out;

    /** The end of the last piece if the next may complete it: a high surrogate, or hashes. */
    private String pending = "";

    SafeWriter(Appendable out) {
      this.out = out;
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
      String piece = pending + String.valueOf(chars, offset, length);
      int end = piece.length();
      if (end > 0 && Character.isHighSurrogate(piece.charAt(end - 1))) {
        end--;
      }
      while (end > 0 && piece.length() - end < 2 && piece.charAt(end - 1) == '#') {
        end--;
      }
      pending = piece.substring(end);
      out.append(SafeText.of(piece.substring(0, end)));
    }

    @Override
    public void flush() {
      // The pending text is incomplete.
    }

    @Override
    public void close() {
      // Nothing is pending: JSON ends with a bracket.
    }
  }
}
