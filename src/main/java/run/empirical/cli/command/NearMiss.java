package run.empirical.cli.command;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
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
    String option = OPTIONS.get(argument);
    if (option != null) {
      return option;
    }
    boolean isProgram = command.getParent() == null;
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
    if (!suggestions.isEmpty()) {
      return "; did you mean " + suggestions.get(0) + "?";
    }
    if (isProgram && !argument.startsWith("-")) {
      return "; did you mean empirical last-pass " + argument + "?";
    }
    return argument.length() > 2 && argument.startsWith("-") && !argument.startsWith("--")
        ? "; put -- before an ID that starts with a dash"
        : "";
  }

  /**
   * Refuses names of fields after {@code --json}, which would be looked up as test cases.
   *
   * @throws FailureException of kind {@code USAGE}
   */
  static void refuseJsonFields(ParseResult arguments) {
    List<String> all = arguments.originalArgs();
    for (int i = 0; i < all.size() && !all.get(i).equals("--"); i++) {
      String argument = all.get(i);
      String next = i + 1 < all.size() ? all.get(i + 1) : "";
      if (argument.equals("--json") && JSON_FIELDS.matcher(next).matches()) {
        throw FailureException.usage(JSON_TAKES_NO_VALUE);
      }
    }
  }
}
