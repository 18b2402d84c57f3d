package run.empirical.cli.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Binds JSON documents to records. Unknown members are errors, unless the record has
 * {@code @JsonIgnoreProperties(ignoreUnknown = true)}; then they are skipped without being kept in
 * memory. Duplicate keys, trailing data, null elements and values of another type are errors. A
 * record's constructor rejects a value with an {@link IllegalArgumentException}, whose message
 * users see.
 *
 * @param <T> the record
 */
public final class RecordReader<T> {
  private static final JsonMapper MAPPER = mapper();

  private final ObjectReader reader;

  /** Creates a reader for documents of this type. */
  public RecordReader(Class<T> type) {
    reader = MAPPER.readerFor(type);
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(
                LogicalType.Textual,
                text ->
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    return mapper;
  }

  /**
   * Reads a whole document.
   *
   * @throws UnusableDocumentException if it is not as expected
   * @throws IOException if reading fails
   */
  public T read(InputStream document) throws IOException {
    try (JsonParser parser = reader.createParser(document)) {
      return read(parser);
    }
  }

  /**
   * Reads a whole document.
   *
   * @throws UnusableDocumentException if it is not as expected
   */
  public T read(String document) throws IOException {
    try (JsonParser parser = reader.createParser(document)) {
      return read(parser);
    }
  }

  private T read(JsonParser parser) throws IOException {
    try {
      T value = reader.readValue(parser);
      if (value == null) {
        throw new UnusableDocumentException("expected an object, got null");
      }
      if (parser.nextToken() != null) {
        throw at(parser.currentTokenLocation(), "unexpected data at the end");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw explained(e);
    }
  }

  private static IOException explained(JsonProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException failed && !(cause instanceof JsonProcessingException)) {
        return failed;
      }
      if (cause instanceof JsonEOFException end) {
        return at(end.getLocation(), "it is truncated");
      }
      if (cause instanceof JsonParseException wrong) {
        // Jackson's message quotes the document, which may contain a secret.
        return at(wrong.getLocation(), "not JSON");
      }
      if (cause instanceof StreamConstraintsException) {
        return new UnusableDocumentException(
            "it has a string or number that is too long, or too many levels");
      }
    }
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    return new UnusableDocumentException(path + (path.isEmpty() ? "" : ": ") + problem(e));
  }

  private static UnusableDocumentException at(@Nullable JsonLocation location, String problem) {
    return new UnusableDocumentException(
        location == null ? problem : "line " + location.getLineNr() + ": " + problem);
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof ValueInstantiationException && e.getCause() != null) {
      return String.valueOf(e.getCause().getMessage());
    }
    if (e instanceof UnrecognizedPropertyException) {
      return "unknown property";
    }
    if (e instanceof MismatchedInputException mismatch) {
      JsonParser parser = (JsonParser) mismatch.getProcessor();
      return "expected " + expected(mismatch.getTargetType()) + ", got " + found(parser);
    }
    return e.getCause() instanceof InputCoercionException
        ? "a number that is too large"
        : "an unexpected value";
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == String.class) {
      return "a string";
    }
    if (type != null && Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "a boolean";
    }
    return type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type))
        ? "a number"
        : "an object";
  }

  private static String found(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT, FIELD_NAME, END_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }
}
