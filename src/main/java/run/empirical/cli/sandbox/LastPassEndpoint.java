package run.empirical.cli.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Emulates the API's endpoint with the sandbox's data; checks each request as the API does. */
final class LastPassEndpoint implements HttpHandler {
  private static final String PATH = "/api/v2/analytics/test-case-last-pass-per-env";
  private static final int MAX_BODY_SIZE = 64 * 1024;
  private static final String KEY = "bearer\\s+\\S.*";
  private static final String JSON =
      "\\s*application/json\\s*(;\\s*charset=(utf-8|\"utf-8\")\\s*)?";
  private static final int NO_BODY = -1;

  private final SandboxSettings settings;
  private final ScheduledExecutorService threads;
  private final Instant start;

  LastPassEndpoint(SandboxSettings settings, ScheduledExecutorService threads) {
    this.settings = settings;
    this.threads = threads;
    this.start = settings.clock().instant();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(MAX_BODY_SIZE + 1);
    // Closing with unread bytes resets the connection, and the client may lose the response.
    in.transferTo(OutputStream.nullOutputStream());
    Answer answer = answer(exchange, body);
    Future<?> unused =
        threads.schedule(
            () -> send(answer, exchange), settings.delay().toMillis(), TimeUnit.MILLISECONDS);
  }

  private Answer answer(HttpExchange exchange, byte[] body) {
    Headers headers = exchange.getRequestHeaders();
    if (!exchange.getRequestURI().getRawPath().equals(PATH)) {
      return Answer.error(404, "not found: the sandbox serves POST " + PATH);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return Answer.error(405, "method not allowed: expected POST");
    }
    if (!hasOne("Authorization", KEY, headers)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      return Answer.error(401, "unauthorized: expected the header Authorization: Bearer <API key>");
    }
    if (!hasOne("Content-Type", JSON, headers)) {
      return Answer.error(400, "expected the header Content-Type: application/json");
    }
    if (body.length > MAX_BODY_SIZE) {
      return Answer.error(413, "the request body is larger than " + MAX_BODY_SIZE + " bytes");
    }
    try {
      LastPassRequest request = LastPassRequest.read(body);
      Integer failWith = settings.failWith();
      return failWith == null
          ? Answer.ok(
              settings
                  .data()
                  .lastPasses(
                      request.testCaseId(), request.window(), start, settings.clock().instant()))
          : Answer.error(failWith, "the sandbox fails every request with status " + failWith);
    } catch (JsonValue.UnexpectedException e) {
      return Answer.error(400, "invalid request body: " + e.getMessage());
    }
  }

  private static boolean hasOne(String header, String pattern, Headers headers) {
    List<String> values = headers.getOrDefault(header, List.of());
    return values.size() == 1 && values.get(0).toLowerCase(Locale.ROOT).matches(pattern);
  }

  private static void send(Answer answer, HttpExchange exchange) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), bodiless ? NO_BODY : body.length);
      if (!bodiless) {
        exchange.getResponseBody().write(body);
      }
    } catch (IOException e) {
      // The client has disconnected. Closing the exchange frees its connection.
    }
  }
}
