package run.empirical.cli.command;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import run.empirical.cli.Cli;
import run.empirical.cli.Outcome;
import run.empirical.cli.completion.Shell;

/** Checks that the completion scripts match the command model and omit nothing. */
class CompletionTest {
  @ParameterizedTest
  @EnumSource
  void checkedInScriptMatchesTheOutput(Shell shell) throws IOException {
    Path file = Path.of("completions", shell.fileName());
    assertEquals(
        new Outcome(0, Files.exists(file) ? Files.readString(file) : "", ""),
        new Cli().run("completion", shell.title()),
        "out of date; renew it with: dist/empirical completion " + shell.title() + " > " + file);
  }

  @ParameterizedTest
  @EnumSource
  void completesEveryOptionOfEveryCommand(Shell shell) {
    for (CommandSpec command : commands()) {
      Set<String> names =
          command.options().stream().flatMap(option -> Stream.of(option.names())).collect(toSet());
      assertEquals(names, completedOptions(shell, command.name()), command.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void completesEveryValueOfEveryOption(Shell shell) {
    for (CommandSpec command : commands()) {
      for (OptionSpec option : command.options()) {
        for (String name : option.names()) {
          List<String> missing = new ArrayList<>(candidates(option));
          missing.removeAll(words(optionLine(shell, command.name(), name)));
          assertEquals(List.of(), missing, command.name() + " " + name);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void completesEveryCommandTopicAndShell(Shell shell) {
    Set<String> commands = commands().stream().map(CommandSpec::name).collect(toSet());
    assertEquals(Set.of(), without(commands, argumentLines(shell, "")));
    assertEquals(Set.of(), without(commands, argumentLines(shell, "help")));
    assertEquals(
        Set.of(),
        without(
            Stream.of(HelpTopic.values()).map(HelpTopic::title).collect(toSet()),
            argumentLines(shell, "help")));
    assertEquals(
        Set.of(),
        without(
            Stream.of(Shell.values()).map(Shell::title).collect(toSet()),
            argumentLines(shell, "completion")));
  }

  /** Names that a shell's list cannot contain are left out. */
  @Test
  void completesEnvironmentsFromTheConfigurationFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config.properties"),
            "env-name.10=live\nenv-name.2=staging area\nenv-name.3=a,b\nenv-name.4=a\\tb\n");
    assertEquals(
        new Outcome(
            0,
            """
            staging area\tenvironment 2
            2\tstaging area
            live\tenvironment 10
            10\tlive
            """,
            ""),
        new Cli().variable("EMPIRICAL_CONFIG", file.toString()).run("environments"));
    assertEquals(new Outcome(0, "", ""), new Cli().run("environments"));
  }

  @Test
  void rejectsAnUnknownShell() {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: no completion for 'tcsh': it is none of the shells \
            bash, zsh, fish, powershell
            Try 'empirical completion --help'.
            """),
        new Cli().run("completion", "tcsh"));
  }

  @Test
  void rejectsAMissingShell() {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: missing SHELL: one of bash, zsh, fish, powershell
            Try 'empirical completion --help'.
            """),
        new Cli().run("completion"));
  }

  private static CommandSpec root() {
    return new CommandLine(new EmpiricalCommand()).getCommandSpec();
  }

  private static List<CommandSpec> commands() {
    return root().subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .toList();
  }

  private static List<String> candidates(ArgSpec argument) {
    List<String> candidates = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(candidates::add);
    }
    return candidates;
  }

  private static Set<String> completedOptions(Shell shell, String command) {
    return switch (shell) {
      case BASH ->
          Set.of(found(shell, "(?m)^    " + command + "\\) words='([^']*)' ;;$").get(0).split(" "));
      case ZSH -> found(section(shell, command), "(?m)^    '[^']*?[)*](--?[\\w-]+)[=+]?\\[");
      case FISH ->
          Stream.concat(
                  found(section(shell, command), " -s (\\w)").stream().map(s -> "-" + s),
                  found(section(shell, command), " -l ([\\w-]+)").stream().map(s -> "--" + s))
              .collect(toSet());
      case POWERSHELL ->
          found(section(shell, command), "Names = @\\(([^)]*)\\)").stream()
              .flatMap(names -> Stream.of(names.replace("'", "").split(", ")))
              .collect(toSet());
    };
  }

  /** The script's text for one option. */
  private static String optionLine(Shell shell, String command, String name) {
    String pattern =
        switch (shell) {
          case BASH -> "(?m)^.*'" + command + " " + name + "'.*$";
          case ZSH -> "(?m)^    '[^']*?[)*]" + name + "[=+]?\\[.*$";
          case FISH ->
              "(?m)^.* -"
                  + (name.startsWith("--") ? "l " : "s ")
                  + name.replaceFirst("^-+", "")
                  + " .*$";
          case POWERSHELL -> "(?m)^.*Names = @\\([^)]*'" + name + "'.*$";
        };
    String text = shell == Shell.BASH ? script(shell) : section(shell, command);
    // Values in the description are not completion candidates.
    return String.join("\n", all(text, pattern))
        .replaceAll("\\[.*?\\]| -d '.*'|Says = '[^']+'", "");
  }

  private static Set<String> argumentLines(Shell shell, String command) {
    String pattern =
        switch (shell) {
          case BASH -> "(?m)^    '" + command + " 0'.*$";
          case ZSH -> "(?m)^    '1:.*$";
          case FISH -> "(?m)^.* -a .*$";
          case POWERSHELL -> "(?m)^ +Argument = .*$";
        };
    String text = shell == Shell.BASH ? script(shell) : section(shell, command);
    return Set.copyOf(words(String.join("\n", all(text, pattern))));
  }

  /** The part of a script for one command. */
  private static String section(Shell shell, String command) {
    String pattern =
        switch (shell) {
          case BASH -> throw new IllegalArgumentException("bash has a part for each question");
          case ZSH ->
              "(?ms)^_empirical" + (command.isEmpty() ? "" : "_" + command) + "\\(\\) \\{$.*?^\\}$";
          case FISH ->
              "(?m)^complete -c empirical -n '__empirical_on "
                  + (command.isEmpty() ? "\"\"" : command)
                  + "( first)?'.*$";
          case POWERSHELL -> "(?ms)^        '" + command + "' = @\\{$.*?^        \\}$";
        };
    return String.join("\n", all(script(shell), pattern));
  }

  private static String script(Shell shell) {
    return new Cli().run("completion", shell.title()).out();
  }

  private static List<String> found(Shell shell, String pattern) {
    return Pattern.compile(pattern).matcher(script(shell)).results().map(m -> m.group(1)).toList();
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).collect(toSet());
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<String> words(String text) {
    return all(text.replace("\\t", " "), "(?<![\\w-])[A-Za-z][\\w-]*");
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    return all.stream().filter(word -> !some.contains(word)).collect(toSet());
  }
}
