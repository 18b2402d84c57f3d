package run.empirical.cli.command;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.host.Host;
import run.empirical.cli.option.Converters;
import run.empirical.cli.text.Resources;

/** Prints a shell's completion script. */
@Command(
    name = "completion",
    header = {
      "Print a completion script for a shell.",
      "",
      "  bash         source <(empirical completion bash)",
      "  zsh          source <(empirical completion zsh)",
      "  fish         empirical completion fish | source",
      "  PowerShell   empirical completion powershell | Out-String | Invoke-Expression",
      ""
    },
    customSynopsis = "empirical completion SHELL [NAME]",
    description =
        "%nFor every session, put the line above into the shell's start-up file, in zsh after"
            + " compinit. If you have given the program another name, by a link or a function, not"
            + " an alias, add that name, as in emp completion bash emp.%n")
final class CompletionCommand extends ProgramCommand {
  /**
   * The program's name, except in comments, messages and what identifies the program. The scripts'
   * functions keep their names, since a shell may have a function of its own with any other one.
   */
  private static final Pattern PROGRAM_NAME =
      Pattern.compile("\\bempirical\\b(?!'s| completion 1|: error)");

  @Parameters(index = "0", paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      arity = "0..1",
      converter = Converters.CommandName.class,
      description = "Complete the program under this name only (default: empirical).")
  private String name = "empirical";

  /** A shell, and the file name that it expects for its script. */
  enum Shell {
    BASH("empirical.bash"),
    ZSH("_empirical"),
    FISH("empirical.fish"),
    POWERSHELL("empirical.ps1");

    private final String script;

    Shell(String script) {
      this.script = script;
    }

    /** The word on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  int run(CommandSpec self, Host host) {
    String script = Resources.read(CompletionCommand.class, "completions/" + shell.script);
    self.root().commandLine().getOut().print(PROGRAM_NAME.matcher(script).replaceAll(name));
    return ExitStatus.OK.code();
  }
}
