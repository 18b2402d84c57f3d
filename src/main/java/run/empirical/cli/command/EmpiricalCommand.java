package run.empirical.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.host.Host;

/** The program itself; without a command it prints its help. */
@Command(
    name = "empirical",
    header = {
      "When did a Playwright test last pass, and where?",
      "",
      "  empirical last-pass --last-failed            the tests that just failed",
      "  empirical last-pass ID                       a test by its ID or link",
      "  empirical last-pass ID --require staging     a gate: exits with 0 or 20",
      "  empirical last-pass ID --demo                invented data, no key needed",
      ""
    },
    customSynopsis = "empirical COMMAND [OPTION]...",
    footer = {"", "More: empirical help " + HelpSubjects.TOPIC_NAMES},
    subcommands = {
      LastPassCommand.class,
      SandboxCommand.class,
      CompletionCommand.class,
      HelpCommand.class,
      CandidatesCommand.class
    })
final class EmpiricalCommand extends ProgramCommand {
  @Override
  int run(CommandSpec self, Host host) {
    self.commandLine().usage(self.commandLine().getOut());
    return ExitStatus.OK.code();
  }
}
