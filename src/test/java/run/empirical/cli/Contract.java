package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** Validates JSON against a schema of the API's contract. */
public enum Contract {
  REQUEST("LastPassPerEnvRequest"),
  RESPONSE("LastPassPerEnvResponse"),
  ENTRY("LastPassPerEnvEntry"),
  ERROR_RESPONSE("ErrorResponse");

  /** A value of each JSON type, and those at the usual limits. */
  private static final List<String> VALUES =
      List.of("null", "true", "[]", "{}", "\"\"", "\"\\\"x\\\"\"", "-1", "0", "7", "7.5");

  private final String schemaName;

  @SuppressWarnings("ImmutableEnumChecker") // A schema does not change after it was loaded.
  private final Schema schema;

  Contract(String schemaName) {
    this.schemaName = schemaName;
    this.schema = load(schemaName);
  }

  /** Fails unless the JSON is valid by this schema. */
  public void check(String json) {
    List<Error> breaches = schema.validate(json, InputFormat.JSON);
    assertEquals(List.of(), breaches, () -> "by " + schemaName + " invalid: " + json);
  }

  /** The names of the properties that this schema has. */
  public Set<String> properties() {
    Set<String> names = new TreeSet<>();
    definition().get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether each object must have this property. */
  public boolean requires(String property) {
    return definition().path("required").toString().contains('"' + property + '"');
  }

  /** The value just below the minimum of a property, as JSON; null if it has no minimum. */
  public @Nullable String belowMinimum(String property) {
    JsonNode schemaOfProperty = definition().at("/properties/" + property);
    if (schemaOfProperty.has("minimum")) {
      return Long.toString(schemaOfProperty.get("minimum").asLong() - 1);
    }
    int minLength = schemaOfProperty.path("minLength").asInt();
    return minLength == 0 ? null : '"' + "x".repeat(minLength - 1) + '"';
  }

  /**
   * Changes this object to have other values, also invalid ones, in each property of the schema,
   * one at a time.
   *
   * @return for each the property and its value, such as {@code days 0}; the object; and whether
   *     the schema accepts it
   */
  public Stream<Arguments> variants(String object) {
    return properties().stream()
        .flatMap(
            property ->
                Stream.concat(VALUES.stream(), Stream.ofNullable(belowMinimum(property)))
                    .distinct()
                    .map(value -> variant(object, property, value)));
  }

  private Arguments variant(String object, String property, String value) {
    try {
      ObjectNode variant = (ObjectNode) new ObjectMapper().readTree(object);
      variant.set(property, new ObjectMapper().readTree(value));
      String json = variant.toString();
      boolean valid = schema.validate(json, InputFormat.JSON).isEmpty();
      return Arguments.of(property + " " + value, json, valid);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode definition() {
    return document().at("/components/schemas/" + schemaName);
  }

  private static Schema load(String name) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$ref", "#/components/schemas/" + name);
    root.set("components", document().get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  private static JsonNode document() {
    try (InputStream in = Contract.class.getResourceAsStream("/last-pass.openapi.yaml")) {
      return new YAMLMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
