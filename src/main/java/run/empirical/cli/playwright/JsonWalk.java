package run.empirical.cli.playwright;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks a JSON document as a stream, holding no more of it than one value, and knows where. */
final class JsonWalk {
  private final JsonParser parser;

  /** Walks from the outermost value, which the parser has not read yet. */
  JsonWalk(JsonParser parser) {
    this.parser = parser;
  }

  /** Moves to the outermost value. */
  void begin() throws IOException, UnusableReportException {
    if (parser.nextToken() == null) {
      throw new UnusableReportException("is empty");
    }
  }

  /** Leaves the outermost value, after which nothing may come. */
  void end() throws IOException, UnusableReportException {
    if (parser.nextToken() != null) {
      throw new UnusableReportException("has something after the report, " + place());
    }
  }

  /** Enters the object here; {@link #nextMember} walks it. */
  void enterObject() throws UnusableReportException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw unexpected("an object");
    }
  }

  /** Moves to the next member's value and returns its name; null at the object's end. */
  @Nullable String nextMember() throws IOException {
    String name = parser.nextFieldName();
    if (name != null) {
      parser.nextToken();
    }
    return name;
  }

  /** Enters the array here; {@link #nextElement} walks it. */
  void enterArray() throws UnusableReportException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw unexpected("an array");
    }
  }

  /** Moves to the next element; false at the array's end. */
  boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** Leaves the value here out, however large it is. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  String string() throws IOException, UnusableReportException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw unexpected("a string");
    }
    return parser.getText();
  }

  /** The string here, which must have something in it. */
  String filledString() throws IOException, UnusableReportException {
    String text = string();
    if (text.isBlank()) {
      throw wrong("is blank");
    }
    return text;
  }

  /** The integer here, which must be positive. */
  int count() throws IOException, UnusableReportException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        || parser.getNumberType() != JsonParser.NumberType.INT
        || parser.getIntValue() < 1) {
      throw unexpected("a positive integer");
    }
    return parser.getIntValue();
  }

  boolean isString() {
    return parser.hasToken(JsonToken.VALUE_STRING);
  }

  /** Says that the value here is another than was wanted. */
  UnusableReportException unexpected(String wanted) {
    return wrong("expected " + wanted + ", got " + kind(parser.currentToken()));
  }

  /** Says what is wrong with the value here. */
  UnusableReportException wrong(String problem) {
    JsonStreamContext context = parser.getParsingContext();
    // An object or array that was just entered is its own context; its place is in the one around.
    String path = path(parser.currentToken().isStructStart() ? context.getParent() : context);
    return new UnusableReportException((path.isEmpty() ? "" : path + ": ") + problem);
  }

  /** The member if it is there; else says what the object that was just left lacks. */
  <T> T present(@Nullable T member, String name) throws UnusableReportException {
    if (member == null) {
      String path = path(parser.getParsingContext());
      throw new UnusableReportException((path.isEmpty() ? "" : path + ".") + name + ": missing");
    }
    return member;
  }

  private String place() {
    return "line "
        + parser.currentTokenLocation().getLineNr()
        + ", column "
        + parser.currentTokenLocation().getColumnNr();
  }

  private static String path(@Nullable JsonStreamContext context) {
    if (context == null || context.inRoot()) {
      return "";
    }
    String around = path(context.getParent());
    if (context.inArray()) {
      return around + "[" + context.getCurrentIndex() + "]";
    }
    return (around.isEmpty() ? "" : around + ".") + context.getCurrentName();
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
}
