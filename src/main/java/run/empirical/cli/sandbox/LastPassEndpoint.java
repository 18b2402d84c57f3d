package run.empirical.cli.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.RecordReader;

/** Emulates the API's endpoint with the sandbox's data; checks each request as the API does. */
final class LastPassEndpoint implements HttpHandler {
  private static final String PATH = "/api/v2/analytics/test-case-last-pass-per-env";
  private static final int MAX_BODY_SIZE = 64 * 1024;
  private static final String KEY = "bearer\\s+\\S.*";
  private static final String JSON =
      "\\s*application/json\\s*(;\\s*charset=(utf-8|\"utf-8\")\\s*)?";

  private final SandboxData data;
  private final @Nullable Integer failWith;
  private final Duration delay;
  private final InstantSource clock;
  private final Instant start;

  LastPassEndpoint(
      SandboxData data, @Nullable Integer failWith, Duration delay, InstantSource clock) {
    this.data = data;
    this.failWith = failWith;
    this.delay = delay;
    this.clock = clock;
    this.start = clock.instant();
  }

  private record Answer(int status, String body) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(MAX_BODY_SIZE + 1);
    // Closing with unread bytes resets the connection, and the client may lose the response.
    in.transferTo(OutputStream.nullOutputStream());
    Answer answer = answer(exchange, body);
    send(answer, exchange);
  }

  private Answer answer(HttpExchange exchange, byte[] body) {
    Headers headers = exchange.getRequestHeaders();
    if (!exchange.getRequestURI().getRawPath().equals(PATH)) {
      return error(404, "not found: the sandbox serves POST " + PATH);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return error(405, "method not allowed: expected POST");
    }
    if (!matches("Authorization", KEY, headers)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      return error(401, "unauthorized: expected the header Authorization: Bearer <API key>");
    }
    if (!matches("Content-Type", JSON, headers)) {
      return error(400, "expected the header Content-Type: application/json");
    }
    if (body.length > MAX_BODY_SIZE) {
      return error(413, "the request body is larger than " + MAX_BODY_SIZE + " bytes");
    }
    try {
      LastPassRequest request =
          new RecordReader<>(LastPassRequest.class).read(new ByteArrayInputStream(body));
      return failWith == null
          ? new Answer(
              200, data.reply(request.testCaseId(), request.window(), start, clock.instant()))
          : error(failWith, "the sandbox fails every request with status " + failWith);
    } catch (IOException e) {
      return error(400, "invalid request body: " + e.getMessage());
    }
  }

  /** Contract schema {@code AnalyticsErrorResponse} for 500, else {@code ErrorResponse}. */
  private static Answer error(int status, String message) {
    String text = SandboxData.string(message);
    return new Answer(
        status,
        status == 500
            ? "{\"error\":" + text + "}"
            : "{\"data\":null,\"error\":{\"message\":" + text + "}}");
  }

  private static boolean matches(String header, String pattern, Headers headers) {
    String value = headers.getFirst(header);
    return value != null && value.toLowerCase(Locale.ROOT).matches(pattern);
  }

  private void send(Answer answer, HttpExchange exchange) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException | InterruptedException e) {
      // The client has disconnected, or the sandbox is closed. Closing frees the connection.
    }
  }
}
