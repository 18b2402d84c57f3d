package run.empirical.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The help's list of options: a command's own first, then each mixin's under the mixin's name.
 *
 * <p>picocli's argument groups have headings too, but a group starts anew when one of its options
 * is given twice, and then forgets all the others.
 */
final class OptionSections {
  /** The name under which picocli keeps {@code --help} and {@code --version}. */
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
            .append(help.optionListExcludingGroups(options));
      }
    }
    return help.optionListExcludingGroups(own) + sections;
  }
}
