package run.empirical.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import run.empirical.cli.option.Settings;

/**
 * The option list of the help: a command's own options, then a section per mixin.
 *
 * <p>picocli's argument groups also have headings, but repeating an option in a group resets the
 * group's other options.
 */
final class OptionSections {
  /** picocli's name for the mixin with {@code --help} and {@code --version}. */
  private static final String STANDARD = "mixinStandardHelpOptions";

  private OptionSections() {}

  static String text(Help help) {
    StringBuilder sections = new StringBuilder();
    List<OptionSpec> own = new ArrayList<>(help.commandSpec().options());
    for (Map.Entry<String, CommandSpec> mixin : help.commandSpec().mixins().entrySet()) {
      if (!mixin.getKey().equals(STANDARD)) {
        List<OptionSpec> options = mixin.getValue().options();
        own.removeAll(options);
        sections
            .append(help.createHeading("%n" + mixin.getKey() + ":%n"))
            .append(
                help.optionListExcludingGroups(options.stream().map(Settings::described).toList()));
      }
    }
    return help.optionListExcludingGroups(own) + sections;
  }

  /** A description's first sentence, without its full stop. */
  static String firstSentence(String... description) {
    String text = String.join(" ", description);
    int end = (text + " ").indexOf(". ");
    return end < 0 ? text : text.substring(0, end);
  }
}
