package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.command.Program;
import run.empirical.cli.text.Resources;

/** The fields of JSON documents, each with its path and its type. */
public final class JsonFields {
  /** The fields that {@code help formatting} describes. */
  public static final Map<String, String> DESCRIBED = described();

  private static final String NULL = "null";

  private JsonFields() {}

  /** The fields of these documents. A field whose value is always null has the type null. */
  public static Map<String, String> in(List<String> documents) {
    Map<String, String> fields = new TreeMap<>();
    for (String document : documents) {
      try {
        collect("", new ObjectMapper().readTree(document), fields);
      } catch (JsonProcessingException e) {
        throw new AssertionError(document, e);
      }
    }
    return fields;
  }

  /** Requires that each field of a document is described. */
  static void requireDescribed(String document) {
    Map<String, String> fields = in(List.of(document));
    DESCRIBED.forEach((path, type) -> fields.remove(path, type));
    DESCRIBED.keySet().forEach(path -> fields.remove(path, NULL));
    assertEquals(Map.of(), fields, "JSON fields that formatting.txt does not describe");
  }

  private static Map<String, String> described() {
    Pattern pattern = Pattern.compile("( +)([a-z_]+)((?:\\[])?)\\*? +(string|integer|boolean)?.*");
    Map<String, String> fields = new TreeMap<>();
    TreeMap<Integer, String> parents = new TreeMap<>();
    String page = Resources.read(Program.class, "formatting.txt");
    List<String> lines = page.substring(page.indexOf("JSON fields")).lines().skip(2).toList();
    for (String line : lines.subList(0, lines.indexOf(""))) {
      if (line.startsWith(" ".repeat(20))) {
        continue;
      }
      Matcher field = pattern.matcher(line);
      assertTrue(field.matches(), line);
      int depth = field.group(1).length();
      Map.Entry<Integer, String> parent = parents.lowerEntry(depth);
      String path =
          (parent == null ? "" : parent.getValue() + ".") + field.group(2) + field.group(3);
      parents.tailMap(depth, true).clear();
      parents.put(depth, path);
      if (field.group(4) != null) {
        fields.put(path, field.group(4));
      }
    }
    return fields;
  }

  private static void collect(String path, JsonNode node, Map<String, String> fields) {
    if (path.endsWith(".last_pass")) {
      // Its members are environments, with fields as in data.
      node.values()
          .forEachRemaining(
              pass ->
                  pass.properties()
                      .forEach(
                          field -> collect("data[]." + field.getKey(), field.getValue(), fields)));
    } else if (node.isArray()) {
      node.forEach(entry -> collect(path + "[]", entry, fields));
    } else if (node.isObject()) {
      String start = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(field -> collect(start + field.getKey(), field.getValue(), fields));
    } else if (node.isNull()) {
      fields.putIfAbsent(path, NULL);
    } else {
      String type =
          node.isIntegralNumber() ? "integer" : node.getNodeType().name().toLowerCase(Locale.ROOT);
      fields.put(path, type);
    }
  }
}
