package run.empirical.cli.command;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.FailureException;

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
    description = "%nThe line above, in the shell's start-up file, completes in every session.%n")
final class CompletionCommand extends HostedCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      completionCandidates = Titles.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable String title;

  @Override
  int run(CommandSpec self, Host host) {
    for (Shell shell : Shell.values()) {
      if (shell.title().equals(title)) {
        self.root().commandLine().getOut().print(shell.script());
        return ExitStatus.OK.code();
      }
    }
    String known = String.join(", ", new Titles());
    throw FailureException.usage(
        title == null
            ? "missing SHELL: one of " + known
            : "no completion for '" + title + "': it is none of the shells " + known);
  }

  /** The names of the shells. */
  static final class Titles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Shell.values()).map(Shell::title).iterator();
    }
  }
}
