package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Options that name test cases, some of which cannot be used together or twice. */
class ListOptionsTest {
  private static final String GATE =
      "%s makes a gate, and a report of failed tests is none: leave it out to see when each last"
          + " passed, or judge a list (--from)";

  @RegisterExtension static final FakeApi API = new FakeApi();

  @Test
  void readsStandardInputOnlyOnce() {
    assertMistake(
        "--from - reads standard input, which can be read only once",
        API.cli().input("id"),
        List.of("--from", "-", "--from", "-"));
  }

  @ParameterizedTest
  @CsvSource({
    "--from, --from-playwright, --from-playwright and --from",
    "--from, --key-file, --from and --key-file",
    "--from-playwright, --key-file, --from-playwright and --key-file",
  })
  void onlyOneOptionMayReadStandardInput(String one, String other, String both) {
    assertMistake(
        both + " cannot both read standard input",
        API.cli().input("{not read"),
        List.of("id", one, "-", other, "-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--from", "--from-playwright", "--key-file"})
  void requiresAFileNameOrStandardInputThatIsNoTerminal(String option) {
    assertMistake(
        option + " needs a file name, or - for standard input",
        API.cli(),
        List.of("id", option + "="));
    assertMistake(
        option + " - reads standard input, which is a terminal; pipe or redirect into it",
        API.cli().terminal(true, false, false),
        List.of("id", option, "-"));
  }

  static Stream<List<String>> invalidArguments() {
    return Stream.of(
        List.of("no test case given: pass an ID or link, --last-failed or --from FILE"),
        List.of("a <test_case_id> is blank", " ", "--from", "ids.txt"),
        List.of(
            "'tests/cart.spec.ts' is a test file; to look up its tests, pipe npx playwright test"
                + " --list --no-deps \"tests/cart.spec.ts\" --reporter=@empiricalrun/last-pass/list"
                + " into empirical last-pass --from -",
            "--from=ids.txt",
            "--from=tests/cart.spec.ts"),
        List.of(
            "--from-playwright can be given only once; merge the blob reports of shards (npx"
                + " playwright merge-reports --reporter html FOLDER), or run jq -r"
                + " '.failedTests[]?' shard-*/.last-run.json | empirical last-pass --from -",
            "--from-playwright=a",
            "--from-playwright=b"),
        List.of(
            "--from-playwright and --last-failed cannot be used together",
            "--from-playwright=a",
            "--last-failed"),
        List.of(GATE.formatted("--require"), "--require=1", "--last-failed"),
        List.of(GATE.formatted("--max-age"), "--max-age=1d", "--last-failed", "id"),
        List.of(GATE.formatted("--since"), "--wait=1m", "--since=1d", "--from-playwright=a"),
        List.of(GATE.formatted("--wait"), "--wait=1m", "--from=ids.txt", "--last-failed"),
        List.of(
            "junit needs a gate, and a gate a list of tests (--from)", "-ojunit", "--last-failed"));
  }

  @ParameterizedTest
  @MethodSource("invalidArguments")
  void explainsInvalidArguments(List<String> messageAndArguments) {
    assertMistake(
        messageAndArguments.get(0),
        new Cli().terminal().variable("EMPIRICAL_CONFIG", ""),
        messageAndArguments.subList(1, messageAndArguments.size()));
  }

  @Test
  void suggestsStandardInputIfItIsAPipe() {
    assertMistake(
        "no test case given: pass an ID or link, --last-failed or --from -",
        new Cli().input("id"),
        List.of());
  }

  private static void assertMistake(String message, Cli cli, List<String> arguments) {
    String[] all = Stream.concat(Stream.of("last-pass"), arguments.stream()).toArray(String[]::new);
    assertEquals(Outcome.error(2, message), cli.run(all));
  }
}
