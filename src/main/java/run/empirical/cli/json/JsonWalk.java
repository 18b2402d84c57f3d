package run.empirical.cli.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.DupDetector;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Walks a JSON document as a stream, holding no more of it than one value, and knows where. */
public final class JsonWalk {
  private static final int LONGEST_QUOTE = 60;
  private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private final JsonParser parser;
  private final boolean byHand;

  /**
   * Walks from the value that the parser is at.
   *
   * @param byHand whether people write such documents: then a name that an object has twice is a
   *     mistake, and messages show the value that is wrong
   */
  public JsonWalk(JsonParser parser, boolean byHand) {
    this.parser = parser;
    this.byHand = byHand;
  }

  /** Enters the object here; {@link #nextMember} walks it. */
  public void enterObject() throws IOException, UnexpectedJsonException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw mismatch("an object");
    }
    if (byHand) {
      // Jackson's own feature would call the document no JSON and tell no path.
      parser.assignCurrentValue(DupDetector.rootDetector(parser));
    }
  }

  /** Moves to the next member's value and returns its name; null at the object's end. */
  public @Nullable String nextMember() throws IOException, UnexpectedJsonException {
    String name = parser.nextFieldName();
    if (name == null) {
      return null;
    }
    if (parser.currentValue() instanceof DupDetector names && names.isDup(name)) {
      throw wrong("given twice");
    }
    parser.nextToken();
    return name;
  }

  /** Enters the array here; {@link #nextElement} walks it. */
  public void enterArray() throws IOException, UnexpectedJsonException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw mismatch("an array");
    }
  }

  /** Moves to the next element; false at the array's end. */
  public boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** Leaves the value here out, however large it is. */
  public void skip() throws IOException {
    parser.skipChildren();
  }

  /** Whether the value here is a string. */
  public boolean isString() {
    return parser.hasToken(JsonToken.VALUE_STRING);
  }

  /** The string here. */
  public String string() throws IOException, UnexpectedJsonException {
    return string("a string");
  }

  /** The string here; of any other value it is said what is wanted. */
  public String string(String wanted) throws IOException, UnexpectedJsonException {
    if (!isString()) {
      throw mismatch(wanted);
    }
    return parser.getText();
  }

  /** The integer here, which must be positive and written as one. */
  public int count() throws IOException, UnexpectedJsonException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        || parser.getNumberType() != JsonParser.NumberType.INT
        || parser.getIntValue() < 1) {
      throw mismatch("a positive integer");
    }
    return parser.getIntValue();
  }

  /**
   * The number here, which must be whole and in the range; {@code 30}, {@code 30.0} and {@code 3e1}
   * are the same. A number beyond the range of {@code long} counts as that range's end.
   */
  public long wholeNumber(long least, long greatest, String wanted)
      throws IOException, UnexpectedJsonException {
    if (!parser.currentToken().isNumeric()) {
      throw mismatch(wanted);
    }
    boolean plain = parser.getNumberType() == JsonParser.NumberType.LONG;
    Long value = plain ? Long.valueOf(parser.getLongValue()) : whole();
    if (value == null || value < least || value > greatest) {
      throw mismatch(wanted);
    }
    return value;
  }

  private @Nullable Long whole() throws IOException {
    BigDecimal number;
    try {
      number = parser.getDecimalValue();
    } catch (NumberFormatException e) {
      // JSON bounds no exponent, BigDecimal has 32 bits for it.
      return null;
    }
    boolean whole = number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    // 1e999999999 is short to write but not to convert: bound it first.
    return whole ? number.max(LEAST_LONG).min(GREATEST_LONG).longValue() : null;
  }

  /** The member if it is there; else says what the object that was just left lacks. */
  public <T> T present(@Nullable T member, String name) throws UnexpectedJsonException {
    if (member == null) {
      throw new UnexpectedJsonException(path(parser.getParsingContext(), ".") + name + ": missing");
    }
    return member;
  }

  /** Says that the value here is another than was wanted. */
  public UnexpectedJsonException mismatch(String wanted) throws IOException {
    return wrong("expected " + wanted + ", got " + found());
  }

  /** Says what is wrong with the value here. */
  public UnexpectedJsonException wrong(String problem) {
    JsonStreamContext context = parser.getParsingContext();
    // An object or array that was just entered is its own context; its place is in the one around.
    boolean entered = parser.hasCurrentToken() && parser.currentToken().isStructStart();
    return new UnexpectedJsonException(
        path(entered ? context.getParent() : context, ": ") + problem);
  }

  /** The words for a kind of value. */
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

  /** The words for a place in a document. */
  public static String place(JsonLocation location) {
    return place(location.getLineNr(), location.getColumnNr());
  }

  /** The words for a place in a document, both numbers counted from 1. */
  public static String place(long line, long column) {
    return "line " + line + ", column " + column;
  }

  private String found() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "nothing";
    }
    String kind = kind(token);
    // A string from a program may be long or secret; a number is what explains the mistake.
    if (token.isStructStart() || (!byHand && !token.isNumeric())) {
      return kind;
    }
    String text = isString() ? '"' + parser.getText() + '"' : parser.getText();
    return text.length() <= LONGEST_QUOTE ? text : kind.replace("a ", "a long ");
  }

  /** The path to a place and what follows it; empty for the outermost value. */
  private static String path(JsonStreamContext context, String end) {
    if (context.inRoot()) {
      return "";
    }
    JsonStreamContext around = context.getParent();
    return context.inArray()
        ? path(around, "") + "[" + context.getCurrentIndex() + "]" + end
        : path(around, ".") + context.getCurrentName() + end;
  }
}
