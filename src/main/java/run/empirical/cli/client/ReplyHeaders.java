package run.empirical.cli.client;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A reply's headers, each null if the server did not send it. Most matter only after an error, so
 * each is looked up on demand.
 */
public final class ReplyHeaders {
  private final Map<String, List<String>> fields;
  private final UnaryOperator<String> clean;
  private final @Nullable Long contentLength;

  /**
   * Wraps the headers as received.
   *
   * @param fields values by name; names are looked up in lower case
   * @param clean redacts secrets in values that may be quoted in a message
   * @throws NumberFormatException if {@code Content-Length} is not a number
   */
  ReplyHeaders(Map<String, List<String>> fields, UnaryOperator<String> clean) {
    this.fields = fields;
    this.clean = clean;
    String length = first("content-length");
    this.contentLength = length == null ? null : Long.valueOf(length);
  }

  /** The values of {@code Date}; more than one if an intermediary added its own. */
  List<String> dates() {
    return fields.getOrDefault("date", List.of());
  }

  /** How long the server asks clients to wait. */
  @Nullable String retryAfter() {
    return first("retry-after");
  }

  /** The media type of the body. */
  @Nullable String contentType() {
    return cleaned("content-type");
  }

  /** The declared size of the body, in bytes. */
  @Nullable Long contentLength() {
    return contentLength;
  }

  /** The encoding of the body; requests never ask for one. */
  @Nullable String contentEncoding() {
    return cleaned("content-encoding");
  }

  /** Where a redirect points. */
  @Nullable String location() {
    return cleaned("location");
  }

  private @Nullable String first(String name) {
    List<String> values = fields.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  private @Nullable String cleaned(String name) {
    String value = first(name);
    return value == null ? null : clean.apply(value);
  }
}
