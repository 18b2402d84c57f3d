package run.empirical.cli.command;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.FailureException;

/** Prints the help of a command or a topic. */
@Command(
    name = "help",
    header = "Show help on a command or a topic.",
    customSynopsis = "empirical help [COMMAND|TOPIC]",
    description = "%nTopics: exit-codes, environment, formatting, gating.%n")
final class HelpCommand extends HostedCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND|TOPIC",
      completionCandidates = Topics.class,
      description = "What to show help on.")
  private @Nullable String subject;

  @Override
  int run(CommandSpec self, Host host) {
    CommandLine root = self.root().commandLine();
    CommandLine command = subject == null ? root : root.getSubcommands().get(subject);
    if (command != null) {
      command.usage(root.getOut());
      return ExitStatus.OK.code();
    }
    for (HelpTopic topic : HelpTopic.values()) {
      if (topic.title().equals(subject)) {
        root.getOut().print(topic.text(self.root()));
        return ExitStatus.OK.code();
      }
    }
    throw FailureException.usage(
        "no help on '"
            + subject
            + "': it is neither a command nor one of the topics "
            + String.join(", ", new Topics()));
  }

  /** The names of the topics. */
  static final class Topics implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(HelpTopic.values()).map(HelpTopic::title).iterator();
    }
  }
}
