package run.empirical.cli.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.RecordReader;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.time.PointInTime;

/**
 * Emulates the API's endpoint with the sandbox's data; checks each request as the API does.
 *
 * @param clock the time from which the look-back window counts
 * @param start the time from which the data's ages count
 */
record LastPassEndpoint(SandboxData data, InstantSource clock, Instant start)
    implements HttpHandler {
  private static final int MAX_BODY_SIZE = 64 * 1024;
  private static final String KEY = "bearer\\s+\\S.*";
  private static final String JSON =
      "\\s*application/json\\s*(;\\s*charset=(utf-8|\"utf-8\")\\s*)?";

  private record Response(int status, String body) {}

  /** The body of a request (contract schema {@code LastPassPerEnvRequest}). */
  record Request(LastPassRequest content) {
    /**
     * Checks the members of a body; one that is absent is null. The project is checked and not
     * used, since the key determines it.
     */
    @JsonCreator
    static Request of(
        @JsonProperty("test_case_id") @Nullable String testCaseId,
        @JsonProperty("project_id") @Nullable JsonNode projectId,
        @JsonProperty("days") @Nullable JsonNode days,
        @JsonProperty("before") @Nullable JsonNode before) {
      positive(projectId, "project_id");
      return new Request(
          new LastPassRequest(
              SandboxData.RecordedPass.present(testCaseId, "test_case_id"),
              new LookBackWindow(positive(days, "days"), instant(before))));
    }

    /**
     * A positive integer in any notation: {@code 30}, {@code 30.0} or {@code 3e1}. The schema has
     * no maximum; a number above that of an {@code int} is cut to it, which makes no difference.
     */
    private static @Nullable Integer positive(@Nullable JsonNode value, String member) {
      if (value == null) {
        return null;
      }
      double number = value.isNumber() ? value.doubleValue() : Double.NaN;
      if (number >= 1 && number == Math.rint(number)) {
        return (int) number;
      }
      throw new IllegalArgumentException(member + " must be an integer of at least 1");
    }

    private static @Nullable Instant instant(@Nullable JsonNode before) {
      if (before == null) {
        return null;
      }
      try {
        Instant instant =
            before.isTextual() ? PointInTime.parse(before.textValue()).instant() : null;
        if (instant != null) {
          return instant;
        }
      } catch (IllegalArgumentException e) {
        // The message below covers every invalid value.
      }
      throw new IllegalArgumentException(
          "before must be an ISO 8601 time such as \"2026-01-31T12:00:00Z\"");
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(MAX_BODY_SIZE + 1);
    // Closing the exchange with unread bytes resets the connection; the client may lose the
    // response.
    in.transferTo(OutputStream.nullOutputStream());
    send(response(exchange, body), exchange);
  }

  private Response response(HttpExchange exchange, byte[] body) {
    Headers headers = exchange.getRequestHeaders();
    if (!exchange.getRequestURI().getRawPath().equals(LastPassRequest.PATH)) {
      return error(404, "not found: the sandbox serves POST " + LastPassRequest.PATH);
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
      Request request = new RecordReader<>(Request.class).read(new ByteArrayInputStream(body));
      return new Response(200, data.reply(request.content(), start, clock.instant()));
    } catch (IOException e) {
      return error(400, "invalid request body: " + e.getMessage());
    }
  }

  /** An error response (contract schema {@code ErrorResponse}). */
  private static Response error(int status, String message) {
    return new Response(
        status, "{\"data\":null,\"error\":{\"message\":" + SandboxData.string(message) + "}}");
  }

  private static boolean matches(String header, String pattern, Headers headers) {
    String value = headers.getFirst(header);
    return value != null && value.toLowerCase(Locale.ROOT).matches(pattern);
  }

  private void send(Response response, HttpExchange exchange) {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(response.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      // The client has disconnected. Closing frees the connection.
    }
  }
}
