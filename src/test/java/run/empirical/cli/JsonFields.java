package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.command.Program;
import run.empirical.cli.text.Resources;

/**
 * The fields of JSON documents, by path: the type of each, {@code null} if its value may be null,
 * and {@code absent} if its object may lack it.
 */
public final class JsonFields {
  /** The fields that {@code help formatting} describes. */
  public static final Map<String, Set<String>> DESCRIBED = described();

  private static final String NULL = "null";
  private static final String ABSENT = "absent";

  private JsonFields() {}

  /** The fields of these documents. */
  public static Map<String, Set<String>> in(List<String> documents) {
    Map<String, Set<String>> fields = new TreeMap<>();
    for (String document : documents) {
      try {
        collect("", new ObjectMapper().readTree(document), fields);
      } catch (JsonProcessingException e) {
        throw new AssertionError(document, e);
      }
    }
    return fields;
  }

  /** Requires that a document is as described. */
  static void requireDescribed(String document) {
    Map<String, Set<String>> fields = in(List.of(document));
    fields.forEach((path, kinds) -> kinds.removeAll(DESCRIBED.getOrDefault(path, Set.of())));
    fields.values().removeIf(Set::isEmpty);
    assertEquals(Map.of(), fields, "JSON fields that are not as formatting.txt says");
  }

  private static Map<String, Set<String>> described() {
    Pattern pattern = Pattern.compile("( +)([a-z_]+(?:\\[])?)(\\*?) +(string|integer|boolean)?.*");
    Map<String, Set<String>> fields = new TreeMap<>();
    Set<String> nullable = new HashSet<>();
    TreeMap<Integer, String> parents = new TreeMap<>(Map.of(0, ""));
    String page = Resources.read(Program.class, "formatting.txt");
    String oneLineEach = page.substring(page.indexOf("  data[] ")).replaceAll("\n {20,}", " ");
    for (String line : oneLineEach.lines().takeWhile(line -> !line.isEmpty()).toList()) {
      Matcher field = pattern.matcher(line);
      assertTrue(field.matches(), line);
      int depth = field.group(1).length();
      String parent = parents.lowerEntry(depth).getValue();
      String path = parent + field.group(2);
      parents.tailMap(depth, true).clear();
      parents.put(depth, path + ".");
      // What is null because its object is not known is described there.
      if (line.contains(NULL) || nullable.contains(parent)) {
        nullable.add(path + ".");
      }
      if (field.group(4) != null) {
        Set<String> kinds = new TreeSet<>(Set.of(field.group(4)));
        if (nullable.contains(path + ".")) {
          kinds.add(NULL);
        }
        if (!field.group(3).isEmpty()) {
          kinds.add(ABSENT);
        }
        fields.put(path, kinds);
      }
    }
    return fields;
  }

  private static void collect(String path, JsonNode node, Map<String, Set<String>> fields) {
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
      for (String described : DESCRIBED.keySet()) {
        String name = described.substring(described.lastIndexOf('.') + 1);
        if (described.equals(start + name) && !node.has(name.replace("[]", ""))) {
          add(ABSENT, described, fields);
        }
      }
    } else {
      String type = node.getNodeType().name().toLowerCase(Locale.ROOT);
      add(node.isIntegralNumber() ? "integer" : type, path, fields);
    }
  }

  private static void add(String kind, String path, Map<String, Set<String>> fields) {
    fields.computeIfAbsent(path, it -> new TreeSet<>()).add(kind);
  }
}
