package run.empirical.cli.command;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.host.Host;
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
    customSynopsis = "empirical completion SHELL",
    description =
        "%nFor every session, put the line above into the shell's start-up file, in zsh after"
            + " compinit.%n")
final class CompletionCommand extends ProgramCommand {
  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell;

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
    self.root().commandLine().getOut().print(script);
    return ExitStatus.OK.code();
  }
}
