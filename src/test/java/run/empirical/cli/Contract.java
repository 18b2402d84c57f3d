package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Validates JSON against a schema of the API's contract. */
public enum Contract {
  REQUEST("LastPassPerEnvRequest"),
  RESPONSE("LastPassPerEnvResponse"),
  ERROR_RESPONSE("ErrorResponse");

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
    JsonNode properties = document().at("/components/schemas/" + schemaName + "/properties");
    properties.fieldNames().forEachRemaining(names::add);
    return names;
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
