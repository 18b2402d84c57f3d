package run.empirical.cli.sandbox;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value in a JSON document.
 *
 * @param path its place, for messages; empty for the root
 */
record JsonValue(String path, JsonNode node) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int MAX_QUOTE_LENGTH = 60;

  /** Thrown for a document that is not as expected; the message names the place. */
  static final class UnexpectedException extends Exception {
    private static final long serialVersionUID = 1L;

    UnexpectedException(String message) {
      super(message);
    }
  }

  /** Reads a document, which must be an object without duplicate keys. */
  static JsonValue parse(byte[] document) throws UnexpectedException {
    try {
      JsonValue root = new JsonValue("", JSON.readTree(document));
      if (!root.node.isObject()) {
        throw root.mismatch("an object");
      }
      return root;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place = "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
      // The rest of the message is for programmers.
      String problem = e.getOriginalMessage().split(":", 2)[0];
      throw new UnexpectedException(
          place
              + (e instanceof MismatchedInputException
                  ? "unexpected data after the document"
                  : "not valid JSON: " + problem));
    } catch (IOException e) {
      throw new UnexpectedException("not valid JSON: " + e.getMessage());
    }
  }

  /** This object, which may have these members only. */
  JsonValue with(Set<String> known) throws UnexpectedException {
    if (!node.isObject()) {
      throw mismatch("an object");
    }
    for (String name : names()) {
      if (!known.contains(name)) {
        throw new UnexpectedException(pathOf(name) + ": unknown property");
      }
    }
    return this;
  }

  List<String> names() {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  JsonValue member(String name) throws UnexpectedException {
    JsonNode member = node.get(name);
    if (member == null) {
      throw new UnexpectedException(pathOf(name) + ": missing");
    }
    return new JsonValue(pathOf(name), member);
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  List<JsonValue> elements() throws UnexpectedException {
    if (!node.isArray()) {
      throw mismatch("an array");
    }
    List<JsonValue> elements = new ArrayList<>();
    node.forEach(
        element -> elements.add(new JsonValue(path + "[" + elements.size() + "]", element)));
    return elements;
  }

  String string() throws UnexpectedException {
    if (!node.isTextual() || node.textValue().isEmpty()) {
      throw mismatch("a non-empty string");
    }
    return node.textValue();
  }

  /** In any notation: {@code 30}, {@code 30.0} and {@code 3e1} are the same. */
  long wholeNumber(long min, long max, String expected) throws UnexpectedException {
    double number = node.doubleValue();
    if (!node.isNumber() || number != Math.rint(number) || number < min || number > max) {
      throw mismatch(expected);
    }
    return (long) number;
  }

  UnexpectedException mismatch(String expected) {
    String found = node.isMissingNode() ? "nothing" : node.toString();
    return new UnexpectedException(
        (path.isEmpty() ? "" : path + ": ")
            + "expected "
            + expected
            + (found.length() <= MAX_QUOTE_LENGTH ? ", got " + found : ""));
  }
}
