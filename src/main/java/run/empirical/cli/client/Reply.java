package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

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
  private static final Pattern PAGE =
      Pattern.compile("\\s*<(!doctype\\s+)?html\\b", Pattern.CASE_INSENSITIVE);
  private static final int MAX_START = 512;

  /** Whether the body is HTML, by its declared type or its start. */
  boolean isWebPage() {
    String type = headers.contentType();
    String start =
        new String(body, 0, Math.min(body.length, MAX_START), StandardCharsets.ISO_8859_1);
    return (type != null && type.contains("html")) || PAGE.matcher(start).lookingAt();
  }
}
