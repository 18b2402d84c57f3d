package run.empirical.cli.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import run.empirical.cli.model.LastPass;

/**
 * A response, in the contract's schemas.
 *
 * @param headers additional headers
 */
record Answer(int status, Map<String, String> headers, String body) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int OK = 200;
  private static final int INTERNAL_SERVER_ERROR = 500;

  /** Contract schema {@code LastPassPerEnvResponse}. */
  static Answer ok(Collection<LastPass> lastPasses) {
    return of(
        OK,
        json -> {
          json.writeArrayFieldStart("data");
          for (LastPass pass : lastPasses) {
            json.writeStartObject();
            json.writeStringField("environment_id", pass.environmentId());
            json.writeStringField("test_run_id", pass.testRunId());
            json.writeNumberField("executed_at", pass.executedAt().toEpochMilli());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Contract schema {@code AnalyticsErrorResponse} for 500, else {@code ErrorResponse}. */
  static Answer error(int status, String message) {
    if (status == INTERNAL_SERVER_ERROR) {
      return of(status, json -> json.writeStringField("error", message));
    }
    return of(
        status,
        json -> {
          json.writeNullField("data");
          json.writeObjectFieldStart("error");
          json.writeStringField("message", message);
          json.writeEndObject();
        });
  }

  Answer with(String header, String value) {
    return new Answer(status, Map.of(header, value), body);
  }

  private static Answer of(int status, Members members) {
    StringWriter body = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return new Answer(status, Map.of(), body.toString());
  }

  /** Writes the members of the body's object. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}
