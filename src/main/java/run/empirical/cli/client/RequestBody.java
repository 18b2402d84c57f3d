package run.empirical.cli.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.model.LookBackWindow;

/** The body of a request (contract schema {@code LastPassPerEnvRequest}). */
final class RequestBody {
  private static final JsonFactory JSON = new JsonFactory();

  private RequestBody() {}

  /**
   * The body as JSON.
   *
   * @param shown changes each text before it is escaped
   */
  static String json(LastPassRequest request, UnaryOperator<String> shown) {
    StringWriter body = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeStringField("test_case_id", shown.apply(request.testCaseId()));
      for (Map.Entry<String, Object> member : optionalMembers(request).entrySet()) {
        Object value = member.getValue();
        json.writePOJOField(
            member.getKey(), value instanceof String text ? shown.apply(text) : value);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return body.toString();
  }

  /** The members that a body may lack, in order: each a text or a number. */
  static Map<String, Object> optionalMembers(LastPassRequest request) {
    LookBackWindow window = request.window();
    Map<String, Object> members = new LinkedHashMap<>();
    if (window.days() != null) {
      members.put("days", window.days());
    }
    if (window.before() != null) {
      members.put("before", window.before().toString());
    }
    return members;
  }
}
