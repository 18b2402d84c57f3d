package run.empirical.cli.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a JSON document strictly (UTF-8, no key twice, nothing after it) and knows the path of
 * where it is.
 */
final class JsonCursor {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_QUOTE = 60;
  private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private final JsonParser parser;
  private final Deque<Scope> scopes = new ArrayDeque<>();

  private JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  /** What is to be read from a document, beginning at its outermost value. */
  interface Shape<T> {
    T read(JsonCursor json) throws IOException, UnexpectedJsonException;
  }

  /**
   * Reads a whole document.
   *
   * @throws UnexpectedJsonException if it is not JSON, or not of the shape
   */
  static <T> T read(byte[] document, Shape<T> shape) throws UnexpectedJsonException {
    try (JsonParser parser = JSON.createParser(decode(document))) {
      parser.nextToken();
      T value = shape.read(new JsonCursor(parser));
      if (parser.nextToken() != null) {
        throw new UnexpectedJsonException(
            place(parser.currentTokenLocation()) + ": expected nothing after the document");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new UnexpectedJsonException(place(e.getLocation()) + ": not valid JSON");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  /** Enters the object here; {@link #nextKey} walks it. */
  void enterObject() throws IOException, UnexpectedJsonException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw mismatch("an object");
    }
    scopes.addLast(new Scope());
  }

  /** Moves to the next member's value and returns its key; at the end leaves the object: null. */
  @Nullable String nextKey() throws IOException, UnexpectedJsonException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      scopes.removeLast();
      return null;
    }
    String key = parser.currentName();
    Scope scope = scopes.getLast();
    scope.key = key;
    if (!scope.keys.add(key)) {
      throw new UnexpectedJsonException(path() + ": given twice");
    }
    parser.nextToken();
    return key;
  }

  /** Enters the array here; {@link #nextElement} walks it. */
  void enterArray() throws IOException, UnexpectedJsonException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw mismatch("an array");
    }
    scopes.addLast(new Scope());
  }

  /** Moves to the next element; at the end leaves the array: false. */
  boolean nextElement() throws IOException {
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      scopes.removeLast();
      return false;
    }
    scopes.getLast().index++;
    return true;
  }

  boolean isString() {
    return parser.hasToken(JsonToken.VALUE_STRING);
  }

  String string(String wanted) throws IOException, UnexpectedJsonException {
    if (!isString()) {
      throw mismatch(wanted);
    }
    return parser.getText();
  }

  /**
   * The number here, which must be whole and in the range; {@code 30}, {@code 30.0} and {@code 3e1}
   * are the same. A number beyond the range of {@code long} counts as that range's end.
   */
  long wholeNumber(long least, long greatest, String wanted)
      throws IOException, UnexpectedJsonException {
    if (!parser.currentToken().isNumeric()) {
      throw mismatch(wanted);
    }
    BigDecimal number;
    try {
      number = parser.getDecimalValue();
    } catch (NumberFormatException e) {
      // JSON bounds no exponent, BigDecimal has 32 bits for it.
      throw mismatch(wanted);
    }
    boolean whole = number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    if (!whole) {
      throw mismatch(wanted);
    }
    // 1e999999999 is short to write but not to convert: bound it first.
    long value = number.max(LEAST_LONG).min(GREATEST_LONG).longValue();
    if (value < least || value > greatest) {
      throw mismatch(wanted);
    }
    return value;
  }

  UnexpectedJsonException mismatch(String wanted) throws IOException {
    return new UnexpectedJsonException(
        (scopes.isEmpty() ? "" : path() + ": ") + "expected " + wanted + ", got " + found());
  }

  UnexpectedJsonException unknownKey() {
    return new UnexpectedJsonException(path() + ": unknown property");
  }

  /** Reports a member that the object which was just left lacks. */
  UnexpectedJsonException missing(String key) {
    return new UnexpectedJsonException((scopes.isEmpty() ? "" : path() + ".") + key + ": missing");
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    for (Scope scope : scopes) {
      if (scope.key == null) {
        path.append('[').append(scope.index).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(scope.key);
      }
    }
    return path.toString();
  }

  private String found() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> quote('"' + parser.getText() + '"', "a long string");
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> quote(parser.getText(), "a long number");
      default -> parser.getText();
    };
  }

  private static String quote(String text, String otherwise) {
    return text.length() <= LONGEST_QUOTE ? text : otherwise;
  }

  private static String decode(byte[] document) throws UnexpectedJsonException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw new UnexpectedJsonException("not UTF-8");
    }
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? "at an unknown place"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** One object or array that the cursor is in, and where in it. */
  private static final class Scope {
    private final Set<String> keys = new HashSet<>();
    private @Nullable String key;
    private int index = -1;
  }
}
