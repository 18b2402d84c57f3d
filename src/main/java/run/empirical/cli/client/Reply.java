package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The raw reply to one request.
 *
 * @param status the HTTP status
 * @param body the body's bytes, at most {@link BoundedBody#LIMIT}
 * @param complete whether the body ended within the limit
 * @param headers the headers
 */
// Replies are never compared, so the array is harmless.
@SuppressWarnings("ArrayRecordComponent")
public record Reply(int status, byte[] body, boolean complete, ReplyHeaders headers) {
  private static final int MAX_START = 512;

  /** Whether the body is HTML, by its declared type or its start. */
  boolean isWebPage() {
    String type = headers.contentType();
    String start =
        new String(body, 0, Math.min(body.length, MAX_START), StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
    return (type != null && type.contains("html"))
        || start.startsWith("<!doctype html")
        || start.startsWith("<html");
  }
}
