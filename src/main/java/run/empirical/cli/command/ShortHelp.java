package run.empirical.cli.command;

import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The page of {@code -h}: a command's examples, the first sentence about some of its options, and
 * its exit statuses. Not drawn by picocli, whose classes for help take longer to load than all
 * else.
 */
final class ShortHelp {
  private static final int DESCRIPTIONS = 28;
  private static final int WIDTH = 80;

  private ShortHelp() {}

  /**
   * Draws the page.
   *
   * @param options the names of the options to list
   */
  static String of(CommandSpec command, List<String> options) {
    UsageMessageSpec usage = command.usageMessage();
    StringBuilder page = new StringBuilder(String.join("\n", usage.header())).append('\n');
    for (String name : options) {
      page.append(option(Objects.requireNonNull(command.findOption(name), name)));
    }
    page.append("\nExit status:\n");
    usage
        .exitCodeList()
        .forEach((code, when) -> page.append(column("  " + code, 10)).append(when).append('\n'));
    page.append("\nAll options: ").append(command.qualifiedName()).append(" --help\n");
    String[] footer = usage.footer();
    return page.append(footer[footer.length - 1]).append('\n').toString();
  }

  private static String option(OptionSpec option) {
    String name = option.longestName();
    String shortest = option.shortestName();
    String label =
        (shortest.equals(name) ? "      " : "  " + shortest + ", ")
            + name
            + (option.arity().max() == 0 ? "" : "=" + option.paramLabel());
    StringBuilder text = new StringBuilder(column(label, DESCRIPTIONS));
    int column = DESCRIPTIONS;
    for (String word : (OptionSections.firstSentence(option.description()) + ".").split(" ", -1)) {
      if (column + word.length() > WIDTH) {
        text.append('\n').append(" ".repeat(DESCRIPTIONS + 2));
        column = DESCRIPTIONS + 2;
      }
      text.append(word).append(' ');
      column += word.length() + 1;
    }
    return text.toString().replaceAll(" (?=\n|$)", "") + "\n";
  }

  /** Text up to a column; text that is longer is followed by a new line. */
  private static String column(String text, int width) {
    int missing = width - text.length();
    return text + (missing > 0 ? " ".repeat(missing) : "\n" + " ".repeat(width));
  }
}
