package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;
import run.empirical.cli.output.OutputFormat;

/** How arguments are parsed, and the messages for invalid ones. */
class UsageTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
  private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z]+(_[A-Z]+)+|\\bTERM\\b");

  /** The smallest and the largest value of each option that takes a number. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "--days", "1 to 2147483647",
          "--project-id", "1 to 2147483647",
          "--retries", "0 to 10",
          "--concurrency", "1 to 64",
          "--port", "0 to 65535");

  @RegisterExtension private static final FakeApi API = new FakeApi();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          --days=0      | a positive number, such as 30
          --days=2147483648 | an integer from 1 to 2147483647
          --days=99999999999 | an integer from 1 to 2147483647
          --days=00     | a positive number, such as 30
          --project-id=99999999999 | an integer from 1 to 2147483647
          --days=30d    | a positive number, such as 30
          --project-id=x | a positive number
          --project-id=0 | a positive number
          --before=now  | a time such as 2026-11-01T09:30Z, 2026-11-01T09:30+02:00 or 2026-11-01, or a duration such as 2d for that long ago
          --before=2026-11-01T09:30 | a time with its offset, such as 2026-11-01T09:30Z for UTC or 2026-11-01T09:30+02:00
          --since=2026-11-01 09:30:15.5 | a time with its offset, such as 2026-11-01T09:30:15.5Z for UTC or 2026-11-01T09:30:15.5+02:00
          --before=2026-02-30 | a time such as 2026-11-01T09:30Z, 2026-11-01T09:30+02:00 or 2026-11-01, or a duration such as 2d for that long ago
          --max-age=24  | a duration such as 90s, 24h, 1h30m, 2w or PT24H
          --max-age=0s  | a duration longer than zero
          --max-age=36501d | a duration of at most 36500d
          --retries=٣   | an integer from 0 to 10
          --retries=11  | an integer from 0 to 10
          --concurrency=65 | an integer from 1 to 64
          --color=yes   | auto, always or never
          --color=ALWAYS | auto, always or never
          --env-name=1  | ID=NAME
          --env-name= =name | ID=NAME
          --env-name=1=\u00a0 | ID=NAME
          """)
  void explainsAnInvalidValue(String argument, String wanted) {
    int equals = argument.indexOf('=');
    String option = argument.substring(0, equals);
    String value = argument.substring(equals + 1);
    String message = option + ": expected " + wanted + ", got '" + value + "'";
    assertMistake(message, argument);
    assertMistake(message, option, value);
  }

  /** Another number, such as 0 or -1, may break a run. */
  @Test
  void aNumberMustBeWithinItsLimits() {
    Map<String, CommandLine> commands = new CommandLine(new EmpiricalCommand()).getSubcommands();
    for (String command : Cli.commands()) {
      for (OptionSpec option : commands.get(command).getCommandSpec().options()) {
        Class<?> type = MethodType.methodType(option.type()).wrap().returnType();
        if (Number.class.isAssignableFrom(type)) {
          String name = option.longestName();
          String limits = LIMITS.get(name);
          assertNotNull(limits, () -> "LIMITS must have the smallest and the largest " + name);
          long min = Long.parseLong(limits.split(" to ")[0]);
          long max = Long.parseLong(limits.split(" to ")[1]);
          for (long number : new long[] {-1, 0, min - 1, min, max, max + 1}) {
            String call =
                command.equals(LastPassCommand.NAME)
                    ? command + " t --demo "
                    : command + " --help ";
            Outcome outcome = new Cli().run((call + name + " " + number).split(" "));
            boolean accepted = number >= min && number <= max;
            assertEquals(accepted ? 0 : 2, outcome.exit(), name + " " + number + ": " + outcome);
            String rejection = "empirical: error: " + name + ": expected ";
            assertEquals(!accepted, outcome.err().startsWith(rejection), outcome::toString);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,", "1, ,2", "\u00a0"})
  void rejectsAnEmptyEnvironment(String list) {
    for (String option : List.of("--env", "--require")) {
      assertMistake(option + ": an environment in '" + list + "' is empty", option, list);
    }
  }

  /** Text from elsewhere is a value in a message, never its template. */
  @Test
  void percentSignsOfOthersArePrinted() {
    String text = "%s %n %% %";
    assertMistake(
        "--require asks for '" + text + "', which --env leaves out",
        "--env",
        "1",
        "--require",
        text);
    assertEquals(
        Outcome.error(78, "--data: cannot read " + text + ": no such file"),
        API.cli().run("sandbox", "--data", text));
    API.answers(400, "{\"error\":\"" + text + "\"}");
    assertEquals(
        Outcome.error(65, "the API rejected the request (HTTP 400): " + text),
        API.cli().lastPass("t"));
  }

  /** All invalid bytes become U+FFFD, so that different texts would be equal. */
  @ParameterizedTest
  @ValueSource(strings = {"prod\ufffd", "\ud83d", "--no-such=\ufffd"})
  void rejectsAnArgumentThatIsNotUtf8(String argument) {
    assertEquals(
        Outcome.error(2, "argument 3 is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8"),
        API.cli().lastPass("t", argument));
    assertEquals(List.of(), API.requests());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          -qv | --quiet and --verbose cannot be used together
          --demo --api-url http://127.0.0.1 | --demo and --api-url cannot be used together
          --demo --cacert k | --demo and --cacert cannot be used together
          --demo --key-file k | --demo and --key-file cannot be used together
          --max-age 1d --wait 5m | --max-age NEEDS
          --since 1d --env 1 | --since NEEDS
          --wait 5m --demo | --wait NEEDS
          --require 1 --before 2d | --before cannot be used with a gate, which is about now
          --require 1,2 --env 1 | --require asks for '2', which --env leaves out
          --env-name=1=a --env-name=2=a | --env-name: the name 'a' is given to both 1 and 2
          --env --requre=eu | unknown option: --requre; did you mean --require or --report or --retries?
          --env-name --requre=eu | unknown option: --requre; did you mean --require or --report or --retries?
          --days --api-key=x | unknown option: --api-key; the API key is read from EMPIRICALRUN_KEY or --key-file
          --days _KEY=x | --days: expected a positive number, such as 30, got '_KEY'
          --max-age API_KEY2=x | --max-age: expected a duration such as 90s, 24h, 1h30m, 2w or PT24H, got 'API_KEY2'
          --color /key=x | --color: expected auto, always or never, got '/key'
          --report KEY_=x | --report: expected FORMAT=FILE, or a file ending in .json, .tsv, .md, .xml, .html; got 'KEY_'
          --env ,_KEY=x | --env: an environment in ',_KEY' is empty
          --days https://u:p@h/x | --days: expected a positive number, such as 30, got 'https://'
          --days https://h/x@y | --days: expected a positive number, such as 30, got 'https://h/x@y'
          --env --require=eu | --env needs a value: ENV[,ENV]
          --require | --require needs a value: ENV[,ENV]
          --output | --output needs a value: FORMAT
          --days -5 | --days: expected a positive number, such as 30, got '-5'
          --max-age -5h | --max-age: a value cannot begin with a dash, got '-5h'
          --from -5h | --from: a value cannot begin with a dash, got '-5h'
          --json=data | --json takes no value
          --api-url= | --api-url: must not be empty
          --cacert= | --cacert: must not be empty
          --bogus | unknown option: --bogus
          --requir 1 | unknown option: --requir; did you mean --require or --report or --retries?
          --ouput x | unknown option: --ouput; did you mean --output?
          --demos | unknown option: --demos
          --d | unknown option: --d; did you mean --days or --dashboard?
          --csv | unknown option: --csv
          --file ids.txt | unknown option: --file
          -xsk_live_0123 | unknown option: -x
          -x=sk_live_0123 | unknown option: -x
          --secret=sk_live_0123 | unknown option: --secret
          """)
  void rejectsInvalidOptions(String options, String message) {
    String needs =
        "needs --require: name the environments that must have the pass, or their IDs as the table"
            + " shows them, such as --require production,staging";
    assertMistake(message.replace("NEEDS", needs), options.split(" "));
  }

  /** Options of other programs. The value, which may be a key, is never shown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --api-key --api-token --token --key | ; the API key is read from EMPIRICALRUN_KEY or --key-file
          --insecure -k | ; certificates are always checked; --cacert names authorities to trust
          --debug | ; last-pass has --verbose
          --project | ; it is an option of Playwright, for npx playwright test --list, whose list --from reads
          --silent | ; last-pass has --quiet
          --format | ; last-pass has --output
          --no-color | ; last-pass has --color never
          """)
  void answersOptionsOfOtherPrograms(String options, String advice) {
    for (String command : Stream.concat(Stream.of(""), Cli.commands().stream()).toList()) {
      for (String option : options.split(" ")) {
        String message = "unknown option: " + option + advice;
        for (String value : List.of("", "=sk_live_0123", " sk_live_0123")) {
          String call = (command + " " + option + value).strip();
          assertEquals(
              mistake(message, ("empirical " + command).strip()),
              API.cli().run(call.split(" ")),
              call);
        }
      }
    }
  }

  /** Nothing is read before: no key, no list, no report and no standard input. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-qv",
        "--demo --api-url http://127.0.0.1",
        "--wait 5m",
        "--max-age 1d --demo",
        "--since 1d --env 1",
        "--require 1 --last-failed",
        "--require 1 --before 2d",
        "--require 1,2 --env 1",
        "--env-name=1=a --env-name=2=a",
        "--env-name=1",
        "--require 1 --max-age 9d --days 8",
        "--require 1 --since 1d --max-age 2d --days 1",
        "--before 2099-01-01",
        "--report junit=a.xml",
        "--report a.json --report ./a.json",
        "--from-playwright no-such-file --last-failed",
        "--from-playwright no-such-file --from-playwright no-such-file",
        "--key-file -",
        "staging",
        "cart.spec.ts"
      })
  void rejectsArgumentsBeforeAnythingIsRead(String arguments, @TempDir Path folder) {
    Outcome outcome =
        API.cli()
            .without("EMPIRICALRUN_KEY")
            .folder(folder)
            .unreadableInput()
            .lastPass("--from - --from no-such-file", arguments.split(" "));
    assertEquals(new Outcome(2, "", outcome.err()), outcome);
    assertEquals(List.of(), API.requests());
  }

  @Test
  void rejectsABeforeInTheFuture() {
    assertEquals(
        Outcome.error(2, "--before is in the future: 2026-11-24T12:18:04.251Z"),
        API.cli().lastPass("t --before 2026-11-24T12:18:04.251Z"));
    // The clock of the machine of a commit may be ahead.
    API.answers(200, FakeApi.ONE_PASS);
    assertEquals(0, API.cli().lastPass("t --before 2026-11-24T12:18:04.250Z").exit());
    assertEquals(
        List.of("{\"test_case_id\":\"t\",\"before\":\"2026-11-24T12:18:04.250Z\"}"), API.bodies());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          zzz | unknown command 'zzz': use last-pass, sandbox, completion, help | empirical
          -- last-pass t --days 7 | unexpected -- before last-pass: remove the -- | empirical
          "" | unknown command '': use last-pass, sandbox, completion, help | empirical
          lastpass t | unknown command 'lastpass': use last-pass, sandbox, completion, help | empirical
          --last-failed | unknown option: --last-failed; it is an option of last-pass; put last-pass before it | empirical
          --max-age=24h x | unknown option: --max-age; it is an option of last-pass; put last-pass before it | empirical
          --port 1 | unknown option: --port | empirical
          API_KEY=x | unknown command 'API_KEY': use last-pass, sandbox, completion, help | empirical
          sandbox API_KEY=x | unexpected argument 'API_KEY' | empirical sandbox
          gate --require 1 | unknown command 'gate'; a gate is empirical last-pass with --require | empirical
          version | unknown command 'version'; did you mean empirical --version? | empirical
          gating | unknown command 'gating'; did you mean empirical help gating? | empirical
          https://a.b/c?test_id=d | unknown command 'https://a.b/c?test_id=d'; to look up a test, \
          put last-pass before it | empirical
          last-pass | no test case given: pass an ID or link, --last-failed or --from FILE | empirical last-pass
          last-pass -- | no test case given: pass an ID or link, --last-failed or --from FILE | empirical last-pass
          a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee | unknown command \
          'a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee'; to look up a test, put last-pass before it \
          | empirical
          --wat | unknown option: --wat | empirical
          help a b | unexpected argument 'b' | empirical help
          help exit | unknown command or topic 'exit': use last-pass, sandbox, completion, help, \
          gating, deploying, formatting, environment, exit-codes | empirical help
          help API_KEY=x | unknown command or topic 'API_KEY': use last-pass, sandbox, completion, \
          help, gating, deploying, formatting, environment, exit-codes | empirical help
          help __complete | unknown command or topic '__complete': use last-pass, sandbox, completion, \
          help, gating, deploying, formatting, environment, exit-codes | empirical help
          help last-pas | unknown command or topic 'last-pas': use last-pass, sandbox, completion, \
          help, gating, deploying, formatting, environment, exit-codes | empirical help
          sandbox x | unexpected argument 'x' | empirical sandbox
          sandbox --port 65536 | --port: expected an integer from 0 to \
          65535, got '65536' | empirical sandbox
          """)
  void saysWhatToTypeInstead(String arguments, String message, String command) {
    assertEquals(mistake(message, command), API.cli().run(arguments.split(" ")));
  }

  /** By default, picocli warns of it on the real standard error. */
  @Test
  void usesTheLastOfTwoValuesSilently() {
    API.answers(200, FakeApi.ONE_PASS);
    String twice =
        "-o json -o tsv --color always --color never --timeout 1s --timeout 20s --days 1 --days 9"
            + " --cacert /none --cacert /nowhere --max-age 1s --max-age 1h --require 2 --env 2 -q"
            + " -q";
    PrintStream realError = System.err;
    ByteArrayOutputStream realErr = new ByteArrayOutputStream();
    System.setErr(new PrintStream(realErr, true, StandardCharsets.UTF_8));
    try {
      assertEquals(20, API.cli().lastPass("t " + twice).exit());
    } finally {
      System.setErr(realError);
    }
    assertEquals("", realErr.toString(StandardCharsets.UTF_8));
    assertEquals(List.of("{\"test_case_id\":\"t\",\"days\":9}"), API.bodies());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "last-pass -h", "last-pass --help", "help help"})
  void helpIs80ColumnsWide(String arguments) {
    String page = new Cli().variable("COLUMNS", "200").run(arguments.split(" ")).out();
    assertEquals(help(arguments), page);
    assertEquals(List.of(), page.lines().filter(line -> line.length() > 80).toList());
    assertTrue(!arguments.endsWith("-h") || page.lines().count() <= 30, page);
  }

  @Test
  void helpIsColouredOnATerminal() {
    assertTrue(new Cli().terminal().lastPass("--help").out().contains("\u001b["));
    assertEquals(
        new Cli().lastPass("--help"),
        new Cli().variable("NO_COLOR", "1").terminal().lastPass("--help"));
  }

  /** {@code Cli} fails a run that reads another variable. Only the launcher reads JAVA_HOME. */
  @Test
  void environmentTopicDescribesOnlyWhatIsRead(@TempDir Path folder) throws IOException {
    Cli cli = API.cli().folder(folder).terminal();
    cli.lastPass("--last-failed");
    cli.lastPass("t --api-url https://localhost:1 --retries 0 --report a.tsv");
    Set<String> unread = new TreeSet<>(Cli.DESCRIBED_VARIABLES);
    unread.removeAll(cli.readVariables());
    assertEquals(Set.of("JAVA_HOME"), unread);
  }

  /** In other classes, forbiddenapis rejects {@code System.getenv}. */
  @Test
  void mainItselfReadsOnlyTheKeysVariable() throws IOException {
    assertEquals(
        List.of("System::getenv,", "new Secrets(System.getenv(Secrets.KEY_VARIABLE)),"),
        Files.readAllLines(Path.of("src/main/java/run/empirical/cli/Main.java")).stream()
            .filter(line -> line.contains("getenv"))
            .map(String::strip)
            .toList());
  }

  /** The help of an option names its variable, if {@code help environment} does. */
  @Test
  void helpNamesTheVariablesOfOptions() throws IOException {
    Path settings = Path.of("src/main/java/run/empirical/cli/option/Settings.java");
    Set<String> unnamed = words(VARIABLE, Files.readString(settings));
    unnamed.retainAll(Cli.DESCRIBED_VARIABLES);
    unnamed.removeAll(words(VARIABLE, help("last-pass --help")));
    assertEquals(Set.of(), unnamed);
  }

  /** The topic lists exactly the formats, in their order. */
  @Test
  void formattingTopicDescribesEveryFormat() {
    String list = help("help formatting").split("\n\n")[1];
    assertEquals(
        List.of(OutputFormat.values()).toString(),
        Pattern.compile("(?m)^  (\\w+)")
            .matcher(list)
            .results()
            .map(format -> format.group(1))
            .toList()
            .toString());
  }

  /** No help page names an option or a variable that does not exist. */
  @ParameterizedTest
  @MethodSource
  void helpFits80ColumnsAndNamesOnlyWhatExists(String page) {
    Outcome outcome = new Cli().run("help", page);
    assertEquals(new Outcome(0, outcome.out(), ""), outcome);
    assertEquals(List.of(), outcome.out().lines().filter(line -> line.length() > 80).toList());
    Set<String> unknown = words(VARIABLE, outcome.out());
    unknown.removeAll(Cli.DESCRIBED_VARIABLES);
    unknown.addAll(words(OPTION, outcome.out()));
    Cli.commands().forEach(command -> unknown.removeAll(words(OPTION, help("help " + command))));
    // Of curl, Docker, git, GitHub, jq and Playwright.
    unknown.removeAll(
        Set.of(
            ("--arg --data-urlencode --format --oneline --last-failed-file --list --no-deps"
                    + " --project --reporter --rm GITHUB_ENV")
                .split(" ")));
    assertEquals(Set.of(), unknown);
  }

  static Stream<String> helpFits80ColumnsAndNamesOnlyWhatExists() {
    return Stream.concat(HelpSubjects.TOPICS.keySet().stream(), Cli.commands().stream());
  }

  /**
   * The npm package's program runs these commands if they are its first argument, else last-pass,
   * and looks whether npm has taken one of these options.
   */
  @Test
  void npmPackageKnowsEveryCommandAndEssentialOption() throws IOException {
    Map<String, CommandLine> commands = new CommandLine(new EmpiricalCommand()).getSubcommands();
    assertEquals(inNpmPackage("COMMANDS"), List.copyOf(commands.keySet()));
    assertEquals(
        inNpmPackage("ESSENTIAL"),
        commands.get(LastPassCommand.NAME).getCommandSpec().options().stream()
            .filter(RawArguments::isEssential)
            .map(OptionSpec::longestName)
            .toList());
  }

  private static List<String> inNpmPackage(String constant) throws IOException {
    String script = Files.readString(Path.of("dist/npm/last-pass.js"));
    return List.of(
        script
            .replaceFirst("(?s).*\nconst " + constant + " = \\['([^;]+)'];.*", "$1")
            .split("', '"));
  }

  private static String help(String page) {
    return new Cli().run(page.split(" ")).out();
  }

  private static Set<String> words(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-V", "--version", "last-pass -V", "sandbox --version", "help -V"})
  void versionIsOneLine(String arguments) {
    assertEquals(
        new Outcome(0, "empirical " + Version.NUMBER + "\n", ""),
        new Cli().run(arguments.split(" ")));
  }

  /** A gate that prints help instead has not been checked, so it must not exit with 0. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          -Vx | unknown option: -x
          -V1 | unknown option: -1
          -help | unknown option: -e
          -qV | --help (-h) and --version (-V) take no value and must be separate arguments
          --help=false | --help (-h) and --version (-V) take no value and must be separate arguments
          --bogus -V | unknown option: --bogus
          -h --bogus | unknown option: --bogus
          --days 0 --help | --days: expected a positive number, such as 30, got '0'
          """)
  void rejectsHelpMixedWithOtherOptions(String arguments, String message) {
    assertMistake(message, ("--require 9 " + arguments).split(" "));
  }

  /** Expects a usage error for these arguments after a test case. */
  private static void assertMistake(String message, String... arguments) {
    assertEquals(mistake(message, "empirical last-pass"), API.cli().lastPass("t", arguments));
    assertEquals(List.of(), API.requests());
  }

  /** A usage error. Only errors about options and arguments in general point to the help. */
  private static Outcome mistake(String message, String command) {
    boolean helps =
        message.matches(
            "(unknown option|unknown command '|unexpected |.* needs a value: |.* a value cannot"
                + " ).*");
    String hint = helps ? "Try '" + command + " --help'.\n" : "";
    return new Outcome(2, "", "empirical: error: " + message + "\n" + hint);
  }
}
