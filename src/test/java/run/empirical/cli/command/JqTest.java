package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** The {@code --jq} filter, from the arguments to the output. */
class JqTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String HINT = "Try 'empirical last-pass --help'.\n";

  @BeforeEach
  void answerWithTwoEnvironments() {
    API.answers(
        200,
        """
        {"data":[
          {"environment_id":"2","test_run_id":"48009","executed_at":1795334470000},
          {"environment_id":"1","test_run_id":"48213","executed_at":1795511564000}
        ]}\
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          .data[] | [.environment_id, .age_seconds] | @tsv ~ 1\\t11000\\n2\\t188094\\n
          .data[0].executed_at / 1000 | floor | todate ~ 2026-11-24T09:12:44Z\\n
          .data[1].executed_at_iso | fromdate ~ 1795334470\\n
          "one\\ntwo" ~ one\\ntwo\\n
          [nan, infinite == -(-infinite), 1.5] ~ [null,true,1.5]\\n
          3.0, 1e3, 1e15, 0.00001, 1e19 ~ 3\\n1000\\n1000000000000000\\n1e-05\\n1e+19\\n
          .data[0].executed_at / 1000 + 0.25 | ., [.], tostring, tojson ~ 1795511564.25\\n[1795511564.25]\\n1795511564.25\\n1795511564.25\\n
          .data[0].executed_at / 1000 | "\\(floor) of \\(. + 0.25)" ~ 1795511564 of 1795511564.25\\n
          .data[0].executed_at / 1000 + 0.25 | "\\("a\\(.)") (\\([., "(\\(.)"]))" # "\\(x)" ~ a1795511564.25 ([1795511564.25,"(1795511564.25"])\\n
          [0.5] | @csv "\\(.)", @json "\\(.[0])", @text "\\(.)" ~ 0.5\\n0.5\\n[0.5]\\n
          "größe" | @base64, @uri ~ Z3LDtsOfZQ==\\ngr%C3%B6%C3%9Fe\\n
          env, $ENV, $ENV.PATH ~ {}\\n{}\\nnull\\n
          empty ~ ''
          """)
  void printsStringsRawAndOtherValuesAsCompactJson(String filter, String printed) {
    assertEquals(
        new Outcome(0, printed.replace("\\n", "\n").replace("\\t", "\t"), ""),
        API.cli().run("last-pass", "a", "--jq", filter));
  }

  @Test
  void filterSeesGateAndErrors() {
    API.answers("b", FakeApi.reply(400, "{\"data\":null,\"error\":{\"message\":\"no\"}}"));

    Outcome outcome =
        API.cli()
            .run("last-pass", "a", "b", "--require=3", "--jq", "[.gate.met, .errors[].exit_code]");

    assertEquals("[false,65]\n", outcome.out());
    assertEquals(65, outcome.exit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          '' ~ the filter does not compile at line 0, column 0; see empirical help formatting
          .data[] | } ~ the filter does not compile at line 1, column 11; see empirical help formatting
          """)
  void rejectsAnInvalidFilterBeforeAnyRequest(String filter, String why) {
    assertEquals(
        new Outcome(2, "", "empirical: --jq: " + why + "\n" + HINT),
        API.cli().run("last-pass", "a", "--jq", filter));
    assertEquals(List.of(), API.bodies());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          .data[0].test_run_id, error("no such run") ~ 48213\\n ~ the filter failed: no such run
          "a" | test("(") ~ '' ~ the filter failed: end pattern with unmatched parenthesis
          def f: f; f ~ '' ~ the filter failed: infinite recursion
          reduce range(1001) as $i (0; [.]) ~ '' ~ the filter failed: a value is nested too deeply
          .errors, $x ~ null\\n ~ the filter failed: $x is not defined
          """)
  void exitsWith2WhenTheFilterFailsAndKeepsEarlierResults(
      String filter, String printed, String why) {
    assertEquals(
        new Outcome(2, printed.replace("\\n", "\n"), "empirical: --jq: " + why + "\n" + HINT),
        API.cli().run("last-pass", "a", "--jq", filter));
  }

  @Test
  void replacesTheKeyInAFilter() {
    assertEquals(
        new Outcome(0, "[redacted]\n", ""),
        API.cli().run("last-pass", "a", "--jq", "\"" + FakeApi.KEY + "\""));
  }

  /** Else a filter could show the key, or another file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          input ~ Function input/0 does not exist
          import "a" as a; a::f ~ module not found: a
          """)
  void readsNothingButTheDocument(String filter, String why) {
    assertEquals(
        new Outcome(2, "", "empirical: --jq: the filter failed: " + why + "\n" + HINT),
        API.cli().run("last-pass", "a", "--jq", filter));
  }

  @Test
  void escapesControlCharactersExceptTabAndNewline() {
    API.answers(
        200,
        """
        {"data":[
          {"environment_id":"\\u001b[2J\\u202e\\ud800","test_run_id":"1",
           "executed_at":1795334470000}
        ]}\
        """);
    String filter = ".data[] | \"\\(.environment_id)\\t\\(.test_run_id)\\nend\"";

    assertEquals(
        "\\u001b[2J\\u202e\\ud800\t1\nend\n",
        API.cli().terminal().run("last-pass", "a", "--jq", filter).out());
    assertEquals(
        "\u001b[2J\u202e?\t1\nend\n", API.cli().run("last-pass", "a", "--jq", filter).out());
    assertEquals(
        "[\"\\u001B[2J\\u202e\\ud800\"]\n",
        API.cli().lastPass("a --jq [.data[].environment_id]").out());
  }

  @Test
  void doesNotFilterReports(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("report.tsv");

    Outcome outcome =
        API.cli().run("last-pass", "a", "--jq", "error(\"x\")", "--report", "tsv=" + report);

    assertEquals(2, outcome.exit());
    assertEquals(2, Files.readAllLines(report).size());
  }
}
