package run.empirical.cli.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.DupDetector;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Walks a JSON document as a stream, one value at a time, and reports errors with their path. */
public final class JsonWalk {
  private static final int MAX_QUOTE_LENGTH = 60;
  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private final JsonParser parser;
  private final boolean byHand;

  /**
   * Starts at the parser's current value. Duplicate keys of an object that is walked are errors.
   *
   * @param byHand whether people write such documents: if so, messages quote the invalid value
   */
  public JsonWalk(JsonParser parser, boolean byHand) {
    this.parser = parser;
    this.byHand = byHand;
  }

  /** Enters the current object; {@link #nextMember} walks it. */
  public void enterObject() throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw mismatch("an object");
    }
    // Jackson's own check reports no path, and calls the document invalid JSON.
    parser.assignCurrentValue(DupDetector.rootDetector(parser));
  }

  /** Moves to the next member's value and returns its name; null at the end of the object. */
  public @Nullable String nextMember() throws IOException {
    String name = parser.nextFieldName();
    if (name == null) {
      return null;
    }
    if (parser.currentValue() instanceof DupDetector names && names.isDup(name)) {
      throw wrong("duplicate key");
    }
    parser.nextToken();
    return name;
  }

  /** Enters the current array; {@link #nextElement} walks it. */
  public void enterArray() throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw mismatch("an array");
    }
  }

  /** Moves to the next element; false at the end of the array. */
  public boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** Reads each element of the current value, which must be an array. */
  public void forEach(ElementReader reader) throws IOException {
    enterArray();
    while (nextElement()) {
      reader.read();
    }
  }

  /** Reads the current value, an element. */
  public interface ElementReader {
    /** Reads the value, or skips it. */
    void read() throws IOException;
  }

  /** Skips the elements of the current value, which must be an array, and returns their number. */
  public int skipElements() throws IOException {
    int count = 0;
    enterArray();
    while (nextElement()) {
      skip();
      count++;
    }
    return count;
  }

  /** Skips the current value. */
  public void skip() throws IOException {
    parser.skipChildren();
  }

  /** Whether the current value is a string. */
  public boolean isString() {
    return parser.hasToken(JsonToken.VALUE_STRING);
  }

  /** The current value if it is a string, else null after skipping it. */
  public @Nullable String stringOrNull() throws IOException {
    skip();
    return isString() ? parser.getText() : null;
  }

  /** The current object's member of this name if it is a string, else null. */
  public @Nullable String stringMember(String name) throws IOException {
    String value = null;
    enterObject();
    for (String member = nextMember(); member != null; member = nextMember()) {
      if (member.equals(name)) {
        value = stringOrNull();
      } else {
        skip();
      }
    }
    return value;
  }

  /** The current value, which must be a string. */
  public String string() throws IOException {
    return string("a string");
  }

  /** The current value, which must be a string; {@code expected} describes it in messages. */
  public String string(String expected) throws IOException {
    if (!isString()) {
      throw mismatch(expected);
    }
    return parser.getText();
  }

  /** The current value, which must be a boolean. */
  public boolean bool() throws IOException {
    if (!parser.currentToken().isBoolean()) {
      throw mismatch("a boolean");
    }
    return parser.getBooleanValue();
  }

  /** The current value, which must be a positive integer without fraction or exponent. */
  public int count() throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        || parser.getNumberType() != JsonParser.NumberType.INT
        || parser.getIntValue() < 1) {
      throw mismatch("a positive integer");
    }
    return parser.getIntValue();
  }

  /**
   * The current value, which must be a whole number in the range; {@code 30}, {@code 30.0} and
   * {@code 3e1} are the same. A number outside the range of {@code long} is clamped to it.
   */
  public long wholeNumber(long min, long max, String expected) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw mismatch(expected);
    }
    boolean plain = parser.getNumberType() == JsonParser.NumberType.LONG;
    Long value = plain ? Long.valueOf(parser.getLongValue()) : whole();
    if (value == null || value < min || value > max) {
      throw mismatch(expected);
    }
    return value;
  }

  /** The current value, which must be a number in the range; a fraction is dropped. */
  public long truncatedNumber(long min, long max, String expected) throws IOException {
    if (!parser.currentToken().isNumeric()
        || parser.getDoubleValue() < min
        || parser.getDoubleValue() > max) {
      throw mismatch(expected);
    }
    return (long) parser.getDoubleValue();
  }

  private @Nullable Long whole() throws IOException {
    BigDecimal number;
    try {
      number = parser.getDecimalValue();
    } catch (NumberFormatException e) {
      // JSON exponents are unbounded, but BigDecimal has 32 bits for them.
      return null;
    }
    boolean whole = number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    // Clamp first: 1e999999999 is short to write but slow to convert.
    return whole ? number.max(MIN_LONG).min(MAX_LONG).longValue() : null;
  }

  /** Returns the member, or reports that the object just left lacks it. */
  public <T> T present(@Nullable T member, String name) throws UnexpectedJsonException {
    if (member == null) {
      throw new UnexpectedJsonException(path(parser.getParsingContext(), ".") + name + ": missing");
    }
    return member;
  }

  /** The error for a current value that is not as expected. */
  public UnexpectedJsonException mismatch(String expected) throws IOException {
    return wrong("expected " + expected + ", got " + found());
  }

  /** An error about the current value. */
  public UnexpectedJsonException wrong(String problem) {
    JsonStreamContext context = parser.getParsingContext();
    // An object or array just entered is its own context; its path is in the parent.
    boolean entered = parser.hasCurrentToken() && parser.currentToken().isStructStart();
    return new UnexpectedJsonException(
        path(entered ? context.getParent() : context, ": ") + problem);
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }

  /** Describes a position in a document. */
  public static String place(JsonLocation location) {
    return place(location.getLineNr(), location.getColumnNr());
  }

  /** Describes a position in a document; both numbers start at 1. */
  public static String place(long line, long column) {
    return "line " + line + ", column " + column;
  }

  private String found() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "nothing";
    }
    String kind = kind(token);
    // A program's string may be long or secret; a number explains the error.
    if (token.isStructStart() || (!byHand && !token.isNumeric())) {
      return kind;
    }
    String text = isString() ? '"' + parser.getText() + '"' : parser.getText();
    return text.length() <= MAX_QUOTE_LENGTH ? text : kind.replace("a ", "a long ");
  }

  /** The path to a value, followed by {@code end}; empty for the root. */
  private static String path(JsonStreamContext context, String end) {
    if (context.inRoot()) {
      return "";
    }
    JsonStreamContext parent = context.getParent();
    return context.inArray()
        ? path(parent, "") + "[" + context.getCurrentIndex() + "]" + end
        : path(parent, ".") + context.getCurrentName() + end;
  }
}
