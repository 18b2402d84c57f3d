package run.empirical.cli.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import run.empirical.cli.model.LookBackWindow;

/** Writes a request's body (contract schema {@code LastPassPerEnvRequest}). */
final class RequestBody {
  private static final JsonFactory JSON = new JsonFactory();

  private RequestBody() {}

  static String of(String testCaseId, LookBackWindow window) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("test_case_id", testCaseId);
      if (window.days() != null) {
        json.writeNumberField("days", window.days());
      }
      if (window.before() != null) {
        json.writeStringField("before", window.before().toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.toString();
  }
}
