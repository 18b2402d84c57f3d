package run.empirical.cli.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.lookup.FailureStreak;
import run.empirical.cli.lookup.RateLimit;
import run.empirical.cli.model.Assumptions;
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
      root.getOut().print(text(subject));
    } else {
      throw FailureException.usage(
          "unknown command or topic '%s': use %s, %s",
          ShortText.ofArgument(String.valueOf(subject)),
          String.join(", ", HelpSubjects.commands(self.root()).keySet()),
          HelpSubjects.TOPIC_NAMES);
    }
    return ExitStatus.OK.code();
  }

  private static String text(String topic) {
    return Resources.read(HelpCommand.class, topic + ".txt")
        .replace("{lag}", Assumptions.LAG)
        .replace("{streak}", Integer.toString(FailureStreak.MAX_IN_A_ROW))
        .replace("{silence}", Long.toString(RateLimit.MAX_SILENCE.toMinutes()))
        .replace("{statuses}", exitStatuses());
  }

  private static String exitStatuses() {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            new Column(5, 0, Overflow.TRUNCATE),
            new Column(16, 2, Overflow.TRUNCATE),
            new Column(59, 0, Overflow.WRAP));
    for (ExitStatus status : ExitStatus.values()) {
      table.addRowValues(
          String.format(Locale.ROOT, "%5d", status.code()), status.kind(), status.when());
    }
    return table.toString();
  }
}
