package run.empirical.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Lists the options in the help: a command's own, then a section per mixin. With {@code -h}, only
 * the everyday options, each with the first sentence of its description.
 *
 * <p>picocli's argument groups also have headings, but repeating an option in a group resets the
 * group's other options.
 */
final class OptionSections {
  /** picocli's name for the mixin with {@code --help} and {@code --version}. */
  private static final String STANDARD = "mixinStandardHelpOptions";

  private OptionSections() {}

  /** Arranges a command's help; a command without everyday options has no short help. */
  static void arrange(CommandSpec command, boolean isShort) {
    Map<String, IHelpSectionRenderer> sections = command.usageMessage().sectionMap();
    List<String> names = ((ProgramCommand) command.userObject()).everydayOptions();
    if (!isShort || names.isEmpty()) {
      sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionSections::all);
      return;
    }
    sections.remove(UsageMessageSpec.SECTION_KEY_DESCRIPTION);
    sections.remove(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST);
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> everyday(help, names));
    String program = command.qualifiedName();
    sections.put(
        UsageMessageSpec.SECTION_KEY_FOOTER,
        help -> "\nAll options: " + program + " --help. Commands and topics: empirical help\n");
  }

  private static String all(Help help) {
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

  private static String everyday(Help help, List<String> names) {
    return help.optionListExcludingGroups(
        names.stream()
            .map(name -> brief(Objects.requireNonNull(help.commandSpec().findOption(name))))
            .toList());
  }

  private static OptionSpec brief(OptionSpec option) {
    String description = firstSentence(option.description()) + ".";
    return OptionSpec.builder(option).order(0).description(description).build();
  }

  /** A description's first sentence, without its full stop. */
  static String firstSentence(String... description) {
    String text = String.join(" ", description);
    int end = (text + " ").indexOf(". ");
    return end < 0 ? text : text.substring(0, end);
  }
}
