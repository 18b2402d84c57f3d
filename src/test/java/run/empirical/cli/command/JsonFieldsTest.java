package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.FakeApi.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Compares the JSON document with the table of its fields in the help. */
class JsonFieldsTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final Pattern LINE =
      Pattern.compile("( +)([a-z_]+)((?:\\[])?)\\*? +(string|integer|boolean)?.*");

  @Test
  void helpListsEveryFieldWithItsType() throws IOException {
    API.answers("stale", reply(200, FakeApi.ONE_PASS));
    API.answers("down", reply(503, ""));
    API.answers("refused", reply(400, ""));
    API.answers("refused-too", reply(400, ""));
    Map<String, String> found = new TreeMap<>();
    collect(
        "",
        json(API.cli().input("stale\tA title\ndown\tAnother\nrefused\nrefused-too"), "--from=-"),
        found);
    collect("", json(new Cli(), "id", "--demo", "--since=1h"), found);
    collect("", document(API.cli().lastPass("id --json --env 1 --before 1d")), found);
    for (String command : Cli.commands()) {
      if (new Cli().run(command, "--help").out().contains(" --json ")) {
        collect("", document(new Cli().run(command, "id", "--demo", "--json")), found);
      }
    }
    String report =
        Path.of("src/test/resources/playwright/html/full-1.65.html").toAbsolutePath().toString();
    collect("", json(API.cli(), "--from-playwright", report), found);

    assertEquals(documented(), found);
  }

  private static JsonNode json(Cli cli, String... source) throws IOException {
    String options =
        "last-pass --json --retries 0 --dashboard https://d.test/p --env-name 1=one --env-name"
            + " 2=two --require 1,2 --max-age 1h "
            + String.join(" ", source);
    return document(cli.run(options.split(" ")));
  }

  private static JsonNode document(Outcome outcome) throws IOException {
    return new ObjectMapper().readTree(outcome.out());
  }

  /** The type of each field by its path. */
  private static Map<String, String> documented() {
    Map<String, String> fields = new TreeMap<>();
    TreeMap<Integer, String> parents = new TreeMap<>();
    String help = new Cli().run("help", "formatting").out();
    for (String line : help.substring(help.indexOf("JSON fields")).lines().skip(2).toList()) {
      if (line.isEmpty()) {
        break;
      }
      if (line.startsWith(" ".repeat(20))) {
        continue;
      }
      Matcher field = LINE.matcher(line);
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

  private static void collect(String path, JsonNode node, Map<String, String> found) {
    if (node.isArray()) {
      node.forEach(entry -> collect(path + "[]", entry, found));
    } else if (node.isObject() && !path.endsWith("last_pass")) {
      node.properties()
          .forEach(
              field ->
                  collect(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      found));
    } else if (node.isValueNode() && !node.isNull()) {
      String type =
          node.isIntegralNumber() ? "integer" : node.getNodeType().name().toLowerCase(Locale.ROOT);
      found.put(path, type);
    }
  }
}
