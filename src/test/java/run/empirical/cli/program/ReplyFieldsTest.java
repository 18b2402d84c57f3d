package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Contract;
import run.empirical.cli.FakeApi;
import run.empirical.cli.JsonFields;
import run.empirical.cli.Outcome;
import run.empirical.cli.testcases.PlaywrightPage;

/** The fields of the reply: each property that the contract gives an entry, in each output. */
class ReplyFieldsTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  /** Two values of each property, as JSON. */
  private static final Map<String, String> VALUES =
      Map.of(
          "environment_id", "\"1\" or \"2\"",
          "test_run_id", "\"48213\" or \"48009\"",
          "executed_at", "1795511564000 or 1795334464000");

  /** What tsv shows, by its name in JSON. Scripts count the columns, so that a new one is last. */
  private static final String TSV =
      "test_case_id environment_id environment_name test_run_id executed_at_iso age_seconds"
          + " test_run_url test_case_title";

  static Set<String> properties() {
    return Contract.ENTRY.properties();
  }

  /** JSON has each property as the API sent it, and tsv has what JSON has. */
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
          Stream.of(TSV.split(" ")).map(name -> pass.path(name).asText("-")).toList(),
          List.of(run(property, value, arguments + "tsv").lines().toList().get(0).split("\t")),
          "TsvFormat must write what JSON has under the names in TSV");
      documents.add(document);
    }
    String path = "data[]." + property;
    assertEquals(
        JsonFields.in(documents).get(path),
        JsonFields.DESCRIBED.get(path),
        "formatting.txt must describe " + property);
  }

  /**
   * A part of an output must differ between two values of a property. An optional one may also be
   * absent, or null, which is the same.
   *
   * @param silent the properties that this output does not show
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          table       | t -o table                 | .+                 |
          matrix      | t u                        | .+                 | test_run_id
          tsv         | t -o tsv                   | .+                 |
          markdown    | t u -o markdown            | .+                 |
          html        | t u -o html                | .+                 |
          junit       | t -o junit --require 1     | .+                 |
          annotations | --json --from-playwright - | "annotations":.*?] |
          """)
  void eachOutputShowsWhatTheReplyHas(
      String output, String arguments, String part, @Nullable String silent) {
    for (String property : properties()) {
      List<List<String>> parts = new ArrayList<>();
      for (String value : values(property)) {
        String out = run(property, value, arguments);
        parts.add(Pattern.compile(part).matcher(out).results().map(MatchResult::group).toList());
      }
      if (String.valueOf(silent).contains(property) != parts.get(0).equals(parts.get(1))) {
        fail(output + ": show " + property + ", or list it as silent here");
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
