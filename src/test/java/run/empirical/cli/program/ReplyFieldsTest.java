package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Contract;
import run.empirical.cli.FakeApi;
import run.empirical.cli.JsonFields;
import run.empirical.cli.Outcome;
import run.empirical.cli.command.Program;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.testcases.PlaywrightPage;
import run.empirical.cli.text.Resources;

/** The fields of the reply: each property that the contract gives an entry, in each output. */
class ReplyFieldsTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  /** Two values of each property, as JSON. */
  private static final Map<String, String> VALUES =
      Map.of(
          "environment_id", "\"1\" or \"2\"",
          "test_run_id", "\"48213\" or \"48009\"",
          "executed_at", "1795511564000 or 1795334464000");

  /** The properties that an output does not show. */
  private static final Map<String, Set<String>> SILENT = Map.of("matrix", Set.of("test_run_id"));

  static Set<String> properties() {
    return Contract.ENTRY.properties();
  }

  /** What the document lacks has no test here. */
  @Test
  void theDocumentHasEachFieldThatIsRead() {
    Set<String> read = new TreeSet<>();
    for (RecordComponent field : LastPass.class.getRecordComponents()) {
      read.add(field.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT));
    }
    assertEquals(
        properties(),
        read,
        "last-pass.openapi.yaml and LastPass must have the same fields, of the same names");
  }

  /**
   * JSON has each property as the API sent it, and tsv has what JSON has, in the columns that help
   * describes.
   */
  @ParameterizedTest
  @MethodSource("properties")
  void jsonHasWhatTheReplyHas(String property) throws IOException {
    String arguments = "--from-playwright - --dashboard https://d.test/p --env-name 1=one -o ";
    List<String> documents = new ArrayList<>();
    for (String value : values(property)) {
      String document = run(property, value, arguments + "json");
      JsonNode pass = new ObjectMapper().readTree(document).at("/data/0");
      assertEquals(
          value.equals("absent") ? "null" : value,
          String.valueOf(pass.get(property)),
          "JsonFormat must write " + property + " as the API sends it");
      assertEquals(
          tsvColumns().stream().map(name -> pass.path(name).asText("-")).toList(),
          List.of(run(property, value, arguments + "tsv").lines().toList().get(0).split("\t")),
          "TsvFormat must write what JSON has under the names that formatting.txt lists");
      documents.add(document);
    }
    String path = "data[]." + property;
    assertEquals(
        JsonFields.in(documents).get(path),
        JsonFields.DESCRIBED.get(path),
        "formatting.txt must describe " + property);
  }

  /** The fields of JSON that {@code help formatting} lists as the columns of tsv. */
  private static List<String> tsvColumns() {
    return Pattern.compile("(?m)^ +[0-9]+  ([a-z_]+)$")
        .matcher(Resources.read(Program.class, "formatting.txt"))
        .results()
        .map(column -> column.group(1))
        .toList();
  }

  /** The annotations, and each format with the arguments that it needs. */
  static Stream<Arguments> outputs() {
    return Stream.concat(
        Stream.of(
            Arguments.of("annotations", "--json --from-playwright -", "\"annotations\":.*?]")),
        Stream.of(OutputFormat.values())
            .map(
                format ->
                    Arguments.of(
                        format.toString(),
                        "t u -o "
                            + format
                            + (format.needsGate() ? " --require 1 --max-age 1d" : ""),
                        ".+")));
  }

  /**
   * A part of an output must differ between two values of a property. An optional one may also be
   * absent, or null, which is the same.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("outputs")
  void eachOutputShowsWhatTheReplyHas(String output, String arguments, String part) {
    for (String property : properties()) {
      List<List<String>> parts = new ArrayList<>();
      for (String value : values(property)) {
        String out = run(property, value, arguments);
        parts.add(Pattern.compile(part).matcher(out).results().map(MatchResult::group).toList());
      }
      boolean silent = SILENT.getOrDefault(output, Set.of()).contains(property);
      if (silent != parts.get(0).equals(parts.get(1))) {
        fail(output + ": show " + property + ", or list it in SILENT");
      }
      if (parts.size() > 2) {
        assertEquals(parts.get(2), parts.get(3), property + " may be null instead of absent");
      }
    }
  }

  private static List<String> values(String property) {
    String two = VALUES.get(property);
    assertNotNull(two, () -> "VALUES must have two values of " + property);
    String all = Contract.ENTRY.requires(property) ? two : two + " or null or absent";
    return List.of(all.split(" or "));
  }

  /** The output for a reply with this value of a property, and the first one of each other. */
  private static String run(String property, String value, String arguments) {
    Map<String, String> entry = new TreeMap<>(Map.of(property, value));
    VALUES.forEach((name, values) -> entry.putIfAbsent(name, values.split(" or ")[0]));
    entry.values().remove("absent");
    String members = entry.toString().replaceAll("(\\w+)=", "\"$1\":");
    API.answers(200, "{\"data\":[" + members + "]}");
    String report =
        PlaywrightPage.report(
            Cli.NOW.toEpochMilli(), PlaywrightPage.test("t", "pays", "unexpected"));
    Outcome outcome = API.cli().input(report).lastPass(arguments);
    boolean read = outcome.exit() == 0 || outcome.exit() == 20;
    assertTrue(read, () -> "ReplyReader must accept " + members + ": " + outcome.err());
    return outcome.out();
  }
}
