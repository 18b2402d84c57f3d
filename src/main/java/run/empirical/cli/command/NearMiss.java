package run.empirical.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import run.empirical.cli.answer.NearestName;
import run.empirical.cli.model.FailureException;

/** Hints for arguments that work in similar tools. */
final class NearMiss {
  private static final String KEY = "; the API key is read from EMPIRICALRUN_KEY or --key-file";
  private static final Map<String, String> OPTIONS =
      Map.of(
          "--api-key", KEY,
          "--key", KEY,
          "--token", KEY,
          "--format", "; did you mean --output?");

  private static final Map<String, String> COMMANDS =
      Map.of("version", "; did you mean empirical --version?");

  /** What {@code gh --json} accepts: comma-separated field names. */
  private static final Pattern JSON_FIELDS =
      Pattern.compile("(data|gate|test_|environment_|executed_at|age_)\\w*(,\\w+)*");

  static final String JSON_TAKES_NO_VALUE =
      "--json takes no value; to pick fields, use --jq, such as --jq .data[].environment_id";

  private NearMiss() {}

  /**
   * How a message about an unknown argument goes on; empty if nothing comes close.
   *
   * @param command the command that does not know the argument
   * @param suggestions what picocli finds similar
   */
  static String hint(String argument, CommandLine command, List<String> suggestions) {
    boolean isProgram = command.getParent() == null;
    String known = OPTIONS.getOrDefault(argument, isProgram ? COMMANDS.get(argument) : null);
    if (known != null) {
      return known;
    }
    if (isProgram && argument.startsWith("-")) {
      for (CommandLine other : command.getSubcommands().values()) {
        if (other.getCommandSpec().findOption(argument) != null) {
          return "; it goes after the command: empirical "
              + other.getCommandName()
              + " "
              + argument;
        }
      }
    }
    String nearest = NearestName.of(argument, names(command));
    if (nearest == null && !suggestions.isEmpty()) {
      nearest = suggestions.get(0);
    }
    if (nearest != null) {
      return "; did you mean " + nearest + "?";
    }
    if (isProgram && !argument.startsWith("-")) {
      return "; did you mean empirical last-pass " + argument + "?";
    }
    return argument.length() > 2 && argument.startsWith("-") && !argument.startsWith("--")
        ? "; put -- before an ID that starts with a dash"
        : "";
  }

  private static List<String> names(CommandLine command) {
    List<String> names = new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
    command.getSubcommands().values().stream()
        .filter(other -> !other.getCommandSpec().usageMessage().hidden())
        .map(CommandLine::getCommandName)
        .forEach(names::add);
    return names;
  }

  /**
   * Refuses what would be looked up as a test case: {@code help} alone, and names of fields after
   * {@code --json}.
   *
   * @throws FailureException of kind {@code USAGE}
   */
  static void refuseAsTestCases(ParseResult arguments) {
    List<String> all = arguments.originalArgs();
    if (all.equals(List.of("last-pass", "help"))) {
      throw FailureException.usage("did you mean empirical last-pass --help?");
    }
    for (int i = 0; i < all.size() && !all.get(i).equals("--"); i++) {
      String argument = all.get(i);
      String next = i + 1 < all.size() ? all.get(i + 1) : "";
      if (argument.equals("--json") && JSON_FIELDS.matcher(next).matches()) {
        throw FailureException.usage(JSON_TAKES_NO_VALUE);
      }
    }
  }
}
