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

/** Lets a request through only if it keeps the contract: path, method, key, content type, body. */
final class RequestGuard {

  static final String PATH = "/api/v2/analytics/test-case-last-pass-per-env";
  static final int LARGEST_BODY = 64 * 1024;

  private static final String BEARER = "bearer ";

  private RequestGuard() {}

  /**
   * Reads the request of an exchange to its end.
   *
   * @throws RefusedRequestException with the answer to a request that breaks the contract
   */
  static LastPassRequest read(HttpExchange exchange) throws IOException, RefusedRequestException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(LARGEST_BODY + 1);
    // A connection that closes on unread bytes resets, which can cost the client its answer.
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
    if (body.length > LARGEST_BODY) {
      throw refusal(413, "the request body is larger than " + LARGEST_BODY + " bytes");
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
