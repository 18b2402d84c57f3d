package run.empirical.cli.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.UnexpectedJsonException;

/** Validates requests against the contract: path, method, key, content type and body. */
final class RequestGuard {

  static final String PATH = "/api/v2/analytics/test-case-last-pass-per-env";
  static final int MAX_BODY_SIZE = 64 * 1024;

  private static final String BEARER = "bearer ";

  private RequestGuard() {}

  /**
   * Reads the whole request of an exchange.
   *
   * @throws RefusedRequestException if the request violates the contract
   */
  static LastPassRequest read(HttpExchange exchange) throws IOException, RefusedRequestException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(MAX_BODY_SIZE + 1);
    // Closing with unread bytes resets the connection, and the client may lose the response.
    in.transferTo(OutputStream.nullOutputStream());
    checkTarget(exchange);
    checkKey(exchange.getRequestHeaders());
    checkContentType(exchange.getRequestHeaders());
    return parse(body);
  }

  private static void checkTarget(HttpExchange exchange) throws RefusedRequestException {
    if (!PATH.equals(exchange.getRequestURI().getRawPath())) {
      throw refusal(404, "not found: the sandbox serves POST " + PATH);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new RefusedRequestException(
          Answer.error(405, "method not allowed: expected POST").with("Allow", "POST"));
    }
  }

  private static void checkKey(Headers headers) throws RefusedRequestException {
    String authorization = only("Authorization", headers);
    if (authorization == null
        || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
        || authorization.substring(BEARER.length()).isBlank()) {
      throw new RefusedRequestException(
          Answer.error(401, "unauthorized: expected the header Authorization: Bearer <API key>")
              .with("WWW-Authenticate", "Bearer"));
    }
  }

  private static void checkContentType(Headers headers) throws RefusedRequestException {
    String contentType = only("Content-Type", headers);
    if (contentType == null || !isJson(contentType.toLowerCase(Locale.ROOT))) {
      throw refusal(400, "expected the header Content-Type: application/json");
    }
  }

  private static boolean isJson(String contentType) {
    int semicolon = contentType.indexOf(';');
    if (semicolon < 0) {
      return contentType.strip().equals("application/json");
    }
    String parameter = contentType.substring(semicolon + 1).strip();
    return contentType.substring(0, semicolon).strip().equals("application/json")
        && (parameter.equals("charset=utf-8") || parameter.equals("charset=\"utf-8\""));
  }

  private static LastPassRequest parse(byte[] body) throws RefusedRequestException {
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

  private static RefusedRequestException refusal(int status, String message) {
    return new RefusedRequestException(Answer.error(status, message));
  }
}
