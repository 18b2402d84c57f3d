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

  private final StringBuilder page = new StringBuilder();
  private int column;

  /**
   * Draws the page.
   *
   * @param options the names of the options to list
   */
  static String of(CommandSpec command, List<String> options) {
    ShortHelp help = new ShortHelp();
    UsageMessageSpec usage = command.usageMessage();
    help.lines(usage.header());
    for (String name : options) {
      help.option(Objects.requireNonNull(command.findOption(name), name));
    }
    help.lines("", "Exit status:");
    usage
        .exitCodeList()
        .forEach((code, when) -> help.lines("  " + code + " ".repeat(8 - code.length()) + when));
    help.lines("", "All options: " + command.qualifiedName() + " --help");
    String[] footer = usage.footer();
    help.lines(footer[footer.length - 1]);
    return help.page.toString();
  }

  private void lines(String... lines) {
    for (String line : lines) {
      page.append(line).append('\n');
    }
  }

  private void option(OptionSpec option) {
    String name = option.longestName();
    String shortest = option.shortestName();
    String names = (shortest.equals(name) ? "      " : "  " + shortest + ", ") + name;
    put(names + (option.arity().max() == 0 ? "" : "=" + option.paramLabel()));
    if (column >= DESCRIPTIONS) {
      page.append('\n');
      column = 0;
    }
    put(" ".repeat(DESCRIPTIONS - 1 - column));
    for (String word : (OptionSections.firstSentence(option.description()) + ".").split(" ", -1)) {
      if (column + 1 + word.length() > WIDTH) {
        page.append('\n');
        column = 0;
        put(" ".repeat(DESCRIPTIONS + 1));
      }
      put(" " + word);
    }
    page.append('\n');
    column = 0;
  }

  private void put(String text) {
    page.append(text);
    column += text.length();
  }
}
