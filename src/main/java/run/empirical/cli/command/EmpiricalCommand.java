package run.empirical.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.ExitStatus;

/** The program itself; without a command it prints its help. */
@Command(
    name = "empirical",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = CurrentVersion.class,
    header = {
      "When did a Playwright test last pass, and where?",
      "",
      "  empirical last-pass a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee --demo",
      ""
    },
    customSynopsis = "empirical COMMAND [OPTION]...",
    footer = {"", "Help on a command or a topic: empirical help last-pass, empirical help gating"},
    subcommands = {
      LastPassCommand.class,
      SandboxCommand.class,
      CompletionCommand.class,
      HelpCommand.class,
      EnvironmentsCommand.class
    })
final class EmpiricalCommand implements HostedCommand {
  @Override
  public int run(CommandSpec self, Host host) {
    self.commandLine().usage(self.commandLine().getOut());
    return ExitStatus.OK.code();
  }
}
