package run.empirical.cli.client;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a reply that are looked at, each null where the server sent none. Most are only of
 * interest when something is wrong, so each is searched for when it is asked for.
 */
public final class ReplyHeaders {
  private final Map<String, List<String>> fields;
  private final UnaryOperator<String> clean;
  private final @Nullable Long contentLength;

  /**
   * Takes the headers as they came.
   *
   * @param fields values by name; names are looked up in lower case
   * @param clean takes secrets out of what may end up in a message
   * @throws NumberFormatException when {@code Content-Length} is no number
   */
  ReplyHeaders(Map<String, List<String>> fields, UnaryOperator<String> clean) {
    this.fields = fields;
    this.clean = clean;
    String length = first("content-length");
    this.contentLength = length == null ? null : Long.valueOf(length);
  }

  /**
   * When the server says it answered; more than one value where something in between added its own.
   */
  List<String> dates() {
    return fields.getOrDefault("date", List.of());
  }

  /** How long the server asks to be left alone. */
  @Nullable String retryAfter() {
    return first("retry-after");
  }

  /** What the server says the body is. */
  @Nullable String contentType() {
    return cleaned("content-type");
  }

  /** How many bytes the server says the body has. */
  @Nullable Long contentLength() {
    return contentLength;
  }

  /** How the server says the body is encoded, which nothing asked for. */
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
