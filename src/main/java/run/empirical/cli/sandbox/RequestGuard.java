package run.empirical.cli.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.UnexpectedJsonException;

/** Validates requests against the contract: path, method, key, content type and body. */
final class RequestGuard {

  private static final String PATH = "/api/v2/analytics/test-case-last-pass-per-env";
  private static final int MAX_BODY_SIZE = 64 * 1024;

  private static final String BEARER = "bearer ";
  private static final String JSON =
      "\\s*application/json\\s*(;\\s*charset=(utf-8|\"utf-8\")\\s*)?";

  private RequestGuard() {}

  /** Thrown for a request that violates the contract; carries the error response. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refusal(Answer answer) {
      this.answer = answer;
    }

    Answer answer() {
      return answer;
    }
  }

  /**
   * Reads the whole request of an exchange.
   *
   * @throws Refusal if the request violates the contract
   */
  static LastPassRequest read(HttpExchange exchange) throws IOException, Refusal {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(MAX_BODY_SIZE + 1);
    // Closing with unread bytes resets the connection, and the client may lose the response.
    in.transferTo(OutputStream.nullOutputStream());
    checkTarget(exchange);
    checkKey(exchange.getRequestHeaders());
    checkContentType(exchange.getRequestHeaders());
    return parse(body);
  }

  private static void checkTarget(HttpExchange exchange) throws Refusal {
    if (!PATH.equals(exchange.getRequestURI().getRawPath())) {
      throw refusal(404, "not found: the sandbox serves POST " + PATH);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new Refusal(
          Answer.error(405, "method not allowed: expected POST", Map.of("Allow", "POST")));
    }
  }

  private static void checkKey(Headers headers) throws Refusal {
    String authorization = only("Authorization", headers);
    if (authorization == null
        || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
        || authorization.substring(BEARER.length()).isBlank()) {
      throw new Refusal(
          Answer.error(
              401,
              "unauthorized: expected the header Authorization: Bearer <API key>",
              Map.of("WWW-Authenticate", "Bearer")));
    }
  }

  private static void checkContentType(Headers headers) throws Refusal {
    String contentType = only("Content-Type", headers);
    if (contentType == null || !contentType.toLowerCase(Locale.ROOT).matches(JSON)) {
      throw refusal(400, "expected the header Content-Type: application/json");
    }
  }

  private static LastPassRequest parse(byte[] body) throws Refusal {
    if (body.length > MAX_BODY_SIZE) {
      throw refusal(413, "the request body is larger than " + MAX_BODY_SIZE + " bytes");
    }
    try {
      return StrictJson.read(body, LastPassRequest::read);
    } catch (UnexpectedJsonException e) {
      throw refusal(400, "invalid request body: " + e.getMessage());
    }
  }

  private static @Nullable String only(String header, Headers headers) {
    List<String> values = headers.getOrDefault(header, List.of());
    return values.size() == 1 ? values.get(0) : null;
  }

  private static Refusal refusal(int status, String message) {
    return new Refusal(Answer.error(status, message));
  }
}
