package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Outcome;

/** The completion scripts, and the candidates that the program prints for them. */
class CompletionTest {
  private static final String FIRST_LINE = "empirical completion 1\n";
  private static final Outcome NONE = new Outcome(0, FIRST_LINE + "words\n\n", "");

  private final Path folder;

  CompletionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "bash, empirical.bash",
    "zsh, _empirical",
    "fish, empirical.fish",
    "powershell, empirical.ps1"
  })
  void printsTheScriptThatPackagesInstall(String shell, String file) throws IOException {
    String script = Files.readString(Path.of("completions", file));
    assertEquals(new Outcome(0, script, ""), new Cli().run("completion", shell));
  }

  /** The name stays only in what describes or identifies the program. */
  @ParameterizedTest
  @CsvSource({
    "bash, empirical.bash, 4",
    "zsh, _empirical, 6",
    "fish, empirical.fish, 4",
    "powershell, empirical.ps1, 2"
  })
  void printsTheScriptForAnotherName(String shell, String file, int kept) throws IOException {
    List<String> script = Files.readAllLines(Path.of("completions", file));
    List<String> named = new Cli().run("completion", shell, "7-e.m_p").out().lines().toList();

    assertEquals(script, named.stream().map(line -> line.replace("7-e.m_p", "empirical")).toList());
    assertEquals(kept, named.stream().filter(line -> line.contains("empirical")).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-emp", "_emp", ".", "", "a b", "e$(x)", "é", "emp\n"})
  void rejectsAnotherName(String name) {
    Outcome outcome = new Cli().run("completion", "bash", name);
    assertEquals(2, outcome.exit(), outcome.toString());
    assertEquals("", outcome.out());
  }

  @Test
  void rejectsAnUnknownShell() {
    assertEquals(
        Outcome.error(2, "SHELL: expected bash, zsh, fish or powershell, got 'tcsh'"),
        new Cli().run("completion", "tcsh"));
  }

  @Test
  void offersCommandsWithDescriptions() {
    assertEquals(
        new Outcome(
            0,
            FIRST_LINE
                + """
                words

                last-pass\tWhen did a test last pass, and where?
                sandbox\tServe the API's endpoint on this machine, to try scripts without an account
                completion\tPrint a completion script for a shell
                help\tShow help on a command or a topic
                """,
            ""),
        complete(""));
  }

  @Test
  void offersEveryOptionWithItsDescription() {
    assertEquals(
        new Outcome(
            0,
            FIRST_LINE
                + """
                words

                --port\tPort to listen on; 0, the default, picks a free one
                --data\tServe the passes in a JSON file
                -h\tShow this help message and exit
                --help\tShow this help message and exit
                -V\tPrint version information and exit
                --version\tPrint version information and exit
                """,
            ""),
        complete("sandbox -"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          last-pass --ou                          | words |               | --output
          last-pass --from a --from               | words |               | --from --from-playwright
          --                                      | words |               | --help --version
          -                                       | words |               | -h --help -V --version
          last-pass --output ts                   | words |               | tsv
          last-pass --output=ts                   | words | --output=     | tsv
          last-pass -qo j                         | words |               | json junit
          last-pass --report p                    | files |               |
          last-pass --key-file=k                  | files | --key-file=   |
          help s                                  | words |               | sandbox
          'completion '                           | words |               | bash zsh fish powershell
          'completion -- z'                       | words |               | zsh
          """)
  void offersWhatFits(String line, String kind, String kept, String expected) {
    Outcome answer = complete(line);

    assertEquals(
        List.of(
            FIRST_LINE.strip(), kind, kept == null ? "" : kept, expected == null ? "" : expected),
        Stream.concat(
                answer.out().lines().limit(3), Stream.of(String.join(" ", candidates(answer))))
            .toList());
  }

  private static List<String> candidates(Outcome answer) {
    return answer.out().lines().skip(3).map(line -> line.replaceFirst("\t.*", "")).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last-pass ",
        "last-pass --days ",
        "completion bash ",
        "completion bash z",
        "completion -- bash b",
        "help gating ",
        "last-pass --json=x",
        "last-pass --no-such=x",
        "last-pass -x",
        "last-pass -- -",
        "no-such-command ",
        "environ",
        "__",
        "last-pass --env a\u0007,"
      })
  void offersNothingThatDoesNotFit(String line) {
    assertEquals(NONE, complete(line));
  }

  /** The words of a line that is not finished need not be one thing each. */
  @ParameterizedTest
  @ValueSource(strings = {"a —b", "--env=a --r", "—", "EMPIRICALRUN_KEY=a"})
  void offersWhatFitsAfterAnyWord(String word) {
    assertEquals(
        new Outcome(0, FIRST_LINE + "words\n\n--json\tThe same as --output json\n", ""),
        new Cli().run("__complete", "--", "last-pass", word, "=--js"));
    assertEquals(0, new Cli().run("__complete", "--", "last-pass", "=" + word).exit());
  }

  @Test
  void offersEnvironmentsByNameAndId() throws IOException {
    Cli cli = configured("env-name.10=live\nenv-name.2=staging area\n");

    assertEquals(
        new Outcome(
            0,
            FIRST_LINE
                + """
                words

                live\tenvironment 10
                10\tlive
                staging area\tenvironment 2
                2\tstaging area
                """,
            ""),
        complete(cli, "last-pass --env "));
    assertEquals(
        new Outcome(0, FIRST_LINE + "words\n--require=2,x,\nlive\tenvironment 10\n", ""),
        complete(cli, "last-pass --require=2,x,l"));
    assertEquals(
        new Outcome(0, FIRST_LINE + "words\n2, \nlive\tenvironment 10\n", ""),
        cli.run("__complete", "--", "last-pass", "--env", "=2, l"));
  }

  /** Such names could harm the terminal, or change another word. */
  @Test
  void leavesOutEnvironmentsWithCommasOrUnsafeCharacters() throws IOException {
    Cli cli =
        configured(
            """
            env-name.1=$(touch x)'"`
            env-name.3=a\\tb
            env-name.4=a\\u001bb
            env-name.5=a\\u202eb
            """);

    assertEquals(
        new Outcome(
            0, FIRST_LINE + "words\n\n$(touch x)'\"`\tenvironment 1\n1\t$(touch x)'\"`\n", ""),
        complete(cli, "last-pass --env "));
  }

  @Test
  void doesNotShowTheKey() throws IOException {
    Cli cli = configured("env-name.1=the-api-key\n").variable("EMPIRICALRUN_KEY", "the-api-key");
    assertEquals(
        new Outcome(0, FIRST_LINE + "words\n\n[redacted]\tenvironment 1\n1\t[redacted]\n", ""),
        complete(cli, "last-pass --env "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-key=1\n", "env-name.1=a\nenv-name.2=a\n", "project-id=\\u1"})
  void offersNoEnvironmentsOfAFileThatCannotBeUsed(String content) throws IOException {
    assertEquals(NONE, complete(configured(content), "last-pass --env "));
  }

  /** Nothing is offered for the values of the other options. */
  @Test
  void offersWhatEachOptionTakes() throws IOException {
    Cli cli = configured("env-name.1=live\n");
    StringBuilder offered = new StringBuilder();
    for (String command : List.of("last-pass", "sandbox")) {
      for (String option : candidates(complete(command + " --"))) {
        Outcome outcome = complete(cli, command + " " + option + "=");
        String values =
            outcome.out().contains("\nfiles\n") ? "FILE" : String.join(" ", candidates(outcome));
        offered.append(values.isEmpty() ? "" : option + "=" + values + "\n");
      }
    }
    assertEquals(
        """
        --env=live 1
        --from=FILE
        --from-playwright=FILE
        --require=live 1
        --report=FILE
        --color=auto always never
        --output=table matrix json tsv markdown junit html
        --key-file=FILE
        --cacert=FILE
        --data=FILE
        """,
        offered.toString(),
        "add a line for an option whose value is completed");
  }

  private Cli configured(String content) throws IOException {
    Files.writeString(folder.resolve("empirical.properties"), content);
    return new Cli().folder(folder).without("EMPIRICAL_CONFIG");
  }

  private static Outcome complete(String line) {
    return complete(new Cli(), line);
  }

  /** Asks for candidates for a line, as the scripts do. */
  private static Outcome complete(Cli cli, String line) {
    List<String> words = List.of(line.split(" ", -1));
    int last = words.size() - 1;
    List<String> arguments = new ArrayList<>(List.of("__complete", "--"));
    arguments.addAll(words.subList(0, last));
    arguments.add("=" + words.get(last));
    return cli.run(arguments.toArray(String[]::new));
  }
}
