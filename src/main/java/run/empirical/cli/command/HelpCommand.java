package run.empirical.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.text.Resources;
import run.empirical.cli.text.ShortText;

/** Prints the help of a command or a topic; the text of a topic is a resource. */
@Command(
    name = "help",
    header = {"Show help on a command or a topic.", ""},
    customSynopsis = "empirical help [COMMAND|TOPIC]",
    description = "%nTopics: " + HelpSubjects.TOPIC_NAMES + ".%n")
final class HelpCommand extends ProgramCommand {
  @Parameters(arity = "0..1", paramLabel = "COMMAND|TOPIC", description = "What to show help on.")
  private @Nullable String subject;

  @Override
  int run(CommandSpec self, Host host) {
    CommandLine root = self.root().commandLine();
    CommandLine command = subject == null ? root : root.getSubcommands().get(subject);
    if (command != null && !command.getCommandSpec().usageMessage().hidden()) {
      command.usage(root.getOut());
    } else if (subject != null && HelpSubjects.TOPICS.containsKey(subject)) {
      root.getOut().print(Resources.read(HelpCommand.class, subject + ".txt"));
    } else {
      throw FailureException.usage(
          "unknown command or topic '%s': use %s, %s",
          ShortText.ofArgument(String.valueOf(subject)),
          String.join(", ", HelpSubjects.commands(self.root()).keySet()),
          HelpSubjects.TOPIC_NAMES);
    }
    return ExitStatus.OK.code();
  }
}
