package run.empirical.cli.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import run.empirical.cli.model.LookBackWindow;

/**
 * A request's body (contract schema {@code LastPassPerEnvRequest}). The client asks for it only
 * when the connection, the tunnel and TLS are set up, so an error before that is not the server's.
 */
final class RequestBody implements BodyPublisher {
  private static final JsonFactory JSON = new JsonFactory();

  private final String json;
  private final BodyPublisher publisher;
  private volatile boolean sent;

  RequestBody(String testCaseId, LookBackWindow window) {
    this.json = json(testCaseId, window);
    this.publisher = BodyPublishers.ofString(json);
  }

  private static String json(String testCaseId, LookBackWindow window) {
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

  /** Whether the client has begun to send the body. */
  boolean sent() {
    return sent;
  }

  @Override
  public long contentLength() {
    return publisher.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    sent = true;
    publisher.subscribe(subscriber);
  }

  @Override
  public String toString() {
    return json;
  }
}
