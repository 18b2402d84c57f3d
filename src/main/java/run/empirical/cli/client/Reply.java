package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The raw reply to one request.
 *
 * @param status the HTTP status
 * @param body the body's bytes; more than {@link BoundedBody#LIMIT} if there were more
 * @param headers the values of each header, by its name in lower case
 */
// Replies are never compared, so the array is harmless.
@SuppressWarnings("ArrayRecordComponent")
public record Reply(int status, byte[] body, Map<String, List<String>> headers) {
  private static final int MAX_START = 512;

  /** The first value of a header, whose name is given in lower case; null if there is none. */
  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** When the server sent it, by its own clock; null if it does not say. */
  @Nullable Instant date() {
    String date = header("date");
    return date == null ? null : HttpDate.parse(date);
  }

  /**
   * The declared size of the body, in bytes; null if there is none.
   *
   * @throws NumberFormatException if it is not a number
   */
  @Nullable Long contentLength() {
    String length = header("content-length");
    return length == null ? null : Long.valueOf(length);
  }

  /** Whether the body is HTML, by its declared type or its start. */
  boolean isWebPage() {
    String type = header("content-type");
    String start =
        new String(body, 0, Math.min(body.length, MAX_START), StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
    return (type != null && type.contains("html"))
        || start.startsWith("<!doctype html")
        || start.startsWith("<html");
  }
}
