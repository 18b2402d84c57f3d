package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;

/** Completion in real shells with the checked-in scripts, installed as the help says. */
@EnabledOnOs(OS.LINUX)
final class CompletionIT {
  private static final Path SCRIPTS = Path.of("completions").toAbsolutePath();
  private static final Path BASH_COMPLETION = Path.of("/usr/share/bash-completion/bash_completion");

  /** Asks the real program for candidates, and prints other arguments. */
  private static final String PROGRAM =
      """
      #!/bin/sh
      if [ "$1" = __complete ]; then exec '%s' "$@"; fi
      printf '<%%s>' "$@"
      echo
      """
          .formatted(ShippedProgram.underTest().program());

  /** The text typed before Tab, and the resulting arguments. */
  private static final String WORD =
      """
      last-pass --env 71,stag                  | <last-pass><--env><71,staging area>
      """;

  /**
   * How the scripts complete words and parts of words. {@code CompletionTest} tests the candidates.
   */
  private static final String UNIQUE =
      """
      last-pass --env "71, stag                | <last-pass><--env><71, staging area>
      last-pass --env eu                       | <last-pass><--env><eu:west>
      last-pass --key-file min                 | <last-pass><--key-file><mine.key>
      --vers                                   | <--version>
      last-pass --output ts                    | <last-pass><--output><tsv>
      last-pass --output=ts                    | <last-pass><--output=tsv>
      last-pass --days 3 x --col               | <last-pass><--days><3><x><--color>
      last-pass --key-file=keys/on             | <last-pass><--key-file=keys/one.key>
      last-pass --env=x,prod                   | <last-pass><--env=x,production>
      last-pass --env "71,stag                 | <last-pass><--env><71,staging area>
      last-pass --env='stag                    | <last-pass><--env=staging area>
      last-pass --env staging\\ area,prod       | <last-pass><--env><staging area,production>
      last-pass --env 'x ' --ou                | <last-pass><--env><x ><--output>
      last-pass --env production,eu:w          | <last-pass><--env><production,eu:west>
      last-pass --report pl                    | <last-pass><--report><plan.html>
      """;

  /** An environment's name that runs a command if a shell or a script evaluates it. */
  private static final String HOSTILE = "evil $(touch ran) `touch ran` '\"; touch ran & #*?~!{a}";

  private final Path home;

  CompletionIT(@TempDir Path home) throws IOException {
    this.home = home;
    install("empirical.bash", ".local/share/bash-completion/completions/empirical");
    install("_empirical", ".zsh/completions/_empirical");
    install("empirical.fish", ".config/fish/completions/empirical.fish");
    program("bin", PROGRAM);
    Files.writeString(
        home.resolve("empirical.properties"),
        """
        env-name.71=production
        env-name.72=staging area
        env-name.73=%s
        env-name.74=eu:west
        """
            .formatted(HOSTILE));
    // Without this folder, fish first reads every man page of this machine.
    Files.createDirectories(home.resolve(".cache/fish/generated_completions"));
    Files.createDirectory(home.resolve("keys"));
    for (String file : List.of("keys/one.key", "keys/other.key", "mine.key", "plan.html")) {
      Files.createFile(home.resolve(file));
    }
  }

  private enum Shell {
    BASH("bash --norc --noprofile -i", "source '" + SCRIPTS + "/empirical.bash'"),
    BASH_WITH_BASH_COMPLETION("bash --norc --noprofile -i", "source " + BASH_COMPLETION),
    ZSH("zsh -f -i", "fpath=(~/.zsh/completions $fpath); autoload -Uz compinit; compinit -D -u"),
    FISH("fish -i", "");

    private final String command;
    private final String setUp;

    Shell(String command, String setUp) {
      this.command = command;
      this.setUp = setUp;
    }
  }

  @ParameterizedTest
  @EnumSource
  void completesAWord(Shell shell) throws Exception {
    assertCompletesEach(WORD, shell);
  }

  @Tag("native")
  @ParameterizedTest
  @EnumSource
  void completesUniqueMatches(Shell shell) throws Exception {
    assertCompletesEach(UNIQUE, shell);
  }

  @Tag("native")
  @ParameterizedTest
  @EnumSource
  void listsAllMatches(Shell shell) throws Exception {
    try (Session session = start(shell)) {
      assertLists(session, shell, "", "last-pass", "sandbox", "completion", "help");
      assertLists(session, shell, "--", "--help", "--version");
      assertLists(session, shell, "last-pass --output ", "table", "json", "tsv");
      assertLists(session, shell, "last-pass --key-file ", "mine.key", "keys/");
      assertLists(session, shell, "last-pass --require ", "71", "72", "production", "eu:west");
      assertLists(session, shell, "last-pass --env \"71, ", "72", "production", "eu:west");
    }
  }

  @Test
  void saysWhatIsMissingInZsh() throws Exception {
    Needs.programs("zsh");
    String source = "source '" + SCRIPTS + "/_empirical'";
    assertEquals(
        new Outcome(
            0,
            "",
            """
            empirical: error: completion needs zsh's own: run 'autoload -Uz compinit && compinit' first
            """),
        Outcome.of(
            List.of("zsh", "-f", "-c", source), home, Map.of("PATH", System.getenv("PATH"))));
  }

  /** A name such as files: zsh completes files by its function _files. */
  @Test
  void keepsTheFunctionsOfZsh() throws Exception {
    Script.write(home.resolve("bin/files"), PROGRAM);
    Outcome script = ShippedProgram.underTest().run(home, Map.of(), "completion", "zsh", "files");
    Files.writeString(home.resolve("script"), script.out());
    try (Session session = start(Shell.ZSH)) {
      session.type("source ./script\rls min\t; empirical done\r");
      String shown = session.await("ls to end", text -> text.contains("<done>"));
      assertTrue(shown.contains("mine.key"), shown);
      session.type("files last-pass --key-file min\t\r");
      session.await("files to be completed", text -> text.contains("<--key-file><mine.key>"));
    }
  }

  /** A script asks the program that is named on the command line, such as another version. */
  @Tag("native")
  @ParameterizedTest
  @EnumSource
  void asksTheProgramOnTheCommandLine(Shell shell) throws Exception {
    program("elsewhere", "#!/bin/sh\nprintf 'empirical completion 1\\nwords\\n\\nelse\\t\\n'\n");
    try (Session session = start(shell)) {
      // bash-completion loads the script for the program's bare name only.
      assertCompletes(session, "help gat", "<help><gating>");
      session.type("~/elsewhere/empirical el\t");
      session.await("else to be completed", shown -> shown.contains("else "));
    }
  }

  @Tag("native")
  @ParameterizedTest
  @EnumSource
  void takesAHostileNameAsText(Shell shell) throws Exception {
    try (Session session = start(shell)) {
      assertCompletes(session, "last-pass --env evil", "<last-pass><--env><" + HOSTILE + ">");
      assertCompletes(session, "last-pass --env=73,pro", "<last-pass><--env=73,production>");
      assertLists(session, shell, "last-pass --env ", "production", "evil");
    }
    assertFalse(Files.exists(home.resolve("ran")));
  }

  /** A program that prints no candidates changes neither the line nor the screen. */
  @Tag("native")
  @ParameterizedTest
  @EnumSource
  void offersNothingWithoutAnAnswer(Shell shell) throws Exception {
    program("other", "#!/bin/sh\necho last-other\necho unwanted >&2\n");
    program("older", "#!/bin/sh\necho unwanted >&2\nexit 2\n");
    program("newer", "#!/bin/sh\nprintf 'empirical completion 2\\nwords\\n\\nlast-newer\\t\\n'\n");
    program("waiting", "#!/bin/sh\nread -r line && echo unwanted\n");
    program("broken", "#!/no-such-interpreter\n");
    try (Session session = start(shell)) {
      assertCompletes(session, "help gat", "<help><gating>");
      for (String folder : List.of("other", "older", "newer", "waiting", "broken", "missing")) {
        String typed = folder + "/empirical last-";
        session.type(typed + "\t\u0015empirical done\r");
        String shown = session.await(typed + " to end", text -> text.contains("<done>"));
        assertFalse(
            shown.matches("(?is).*(last-[onp]|unwanted|unknown|failed|no such|not found).*"),
            shown);
      }
    }
  }

  /** The function adds a default to the arguments. */
  @ParameterizedTest
  @EnumSource(names = {"BASH", "ZSH"})
  void completesWithTheFunctionOfTheHelp(Shell shell) throws Exception {
    Path topic = Path.of("src/main/resources/run/empirical/cli/command/environment.txt");
    try (Session session = start(shell)) {
      for (String block : RecipesIT.blocks(topic)) {
        session.type(block.startsWith("empirical() {") ? block : "");
      }
      assertCompletes(session, "help gat", "<help><gating>");
      assertCompletes(session, "last-pass --output ts", "<last-pass><--days><90><--output><tsv>");
    }
  }

  private void assertCompletesEach(String rows, Shell shell) throws Exception {
    try (Session session = start(shell)) {
      for (String row : rows.lines().toList()) {
        String[] typedAndArguments = row.split(" +\\| ", -1);
        assertCompletes(session, typedAndArguments[0], typedAndArguments[1]);
      }
    }
  }

  private static void assertCompletes(Session session, String typed, String arguments)
      throws IOException, InterruptedException {
    session.type("empirical " + typed + "\t\r");
    session.await(typed + "<TAB> to complete to " + arguments, shown -> shown.contains(arguments));
  }

  private static void assertLists(Session session, Shell shell, String typed, String... words)
      throws IOException, InterruptedException {
    // bash lists the candidates only at the second Tab.
    session.type("empirical " + typed + (shell.command.startsWith("bash") ? "\t\t" : "\t"));
    session.await(
        typed + "<TAB> to list " + List.of(words),
        shown -> {
          List<String> listed = List.of(shown.split("[\\s()\\\\]+"));
          return listed.containsAll(List.of(words));
        });
    // Ctrl-U deletes the line.
    session.type("\u0015empirical done\r");
    session.await(typed + " to end", shown -> shown.contains("<done>"));
  }

  private Session start(Shell shell) throws IOException, InterruptedException {
    Needs.programs(shell.command.substring(0, shell.command.indexOf(' ')));
    Needs.that(
        shell != Shell.BASH_WITH_BASH_COMPLETION || Files.exists(BASH_COMPLETION),
        "bash-completion is not installed");
    Map<String, String> environment = new TreeMap<>();
    environment.put("HOME", home.toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PATH", home.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    environment.put("SHELL", "/bin/sh");
    // fish lists nothing on a terminal without cursor movement.
    environment.put("TERM", shell == Shell.FISH ? "xterm" : "dumb");
    Session session = new Session(shell.command, home, environment);
    session.type(shell.setUp + "\nprintf '%s%s\\n' rea dy\n");
    session.await("the shell to be ready", shown -> shown.contains("ready"));
    return session;
  }

  private void install(String script, String place) throws IOException {
    Path file = home.resolve(place);
    Files.createDirectories(file.getParent());
    Files.copy(SCRIPTS.resolve(script), file);
  }

  private void program(String folder, String script) throws IOException {
    Script.write(home.resolve(folder).resolve("empirical"), script);
  }
}
