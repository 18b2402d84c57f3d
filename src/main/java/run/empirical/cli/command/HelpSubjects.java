package run.empirical.cli.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands and topics that have help, each with a description. */
final class HelpSubjects {
  /** The names of the topics, as help lists them. */
  static final String TOPIC_NAMES = "gating, deploying, formatting, environment, exit-codes";

  static final Map<String, String> TOPICS = topics();

  private HelpSubjects() {}

  private static Map<String, String> topics() {
    Map<String, String> topics = new LinkedHashMap<>();
    topics.put("gating", "Let a last pass decide what a script does");
    topics.put("deploying", "Let a deployment wait for its tests, without Playwright");
    topics.put("formatting", "Output formats and JSON fields");
    topics.put("environment", "Environment variables and the project's file");
    topics.put("exit-codes", "What each exit status means");
    return Collections.unmodifiableMap(topics);
  }

  /** The commands that are not hidden. */
  static Map<String, String> commands(CommandSpec program) {
    Map<String, String> commands = new LinkedHashMap<>();
    for (Map.Entry<String, CommandLine> subcommand : program.subcommands().entrySet()) {
      UsageMessageSpec usage = subcommand.getValue().getCommandSpec().usageMessage();
      if (!usage.hidden()) {
        commands.put(subcommand.getKey(), OptionSections.firstSentence(usage.header()[0]));
      }
    }
    return commands;
  }
}
