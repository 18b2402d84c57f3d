package run.empirical.cli.command;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.text.Resource;

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
      completionCandidates = Shells.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable String shell;

  @Override
  int run(CommandSpec self, Host host) {
    if (shell == null) {
      throw FailureException.usage("missing SHELL: use bash, zsh, fish or powershell");
    }
    String file =
        switch (shell) {
          // Named as each shell expects it.
          case "bash" -> "empirical.bash";
          case "zsh" -> "_empirical";
          case "fish" -> "empirical.fish";
          case "powershell" -> "empirical.ps1";
          default ->
              throw FailureException.usage(
                  "unknown shell '" + shell + "': use bash, zsh, fish or powershell");
        };
    String script = Resource.text(CompletionCommand.class, "completions/" + file);
    self.root().commandLine().getOut().print(script);
    return ExitStatus.OK.code();
  }

  /** The names of the shells. */
  static final class Shells implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("bash", "zsh", "fish", "powershell").iterator();
    }
  }
}
