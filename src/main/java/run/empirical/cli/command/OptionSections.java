package run.empirical.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The page of {@code -h}: the command's examples, and the first sentence about some options. */
  static String shortPage(Help help, List<String> names) {
    List<OptionSpec> options = new ArrayList<>();
    for (String name : names) {
      OptionSpec option = Objects.requireNonNull(help.commandSpec().findOption(name), name);
      String sentence = firstSentence(option.description()) + ".";
      options.add(OptionSpec.builder(option).description(sentence).order(options.size()).build());
    }
    return help.header()
        + help.optionListExcludingGroups(options)
        + help.exitCodeListHeading()
        + help.exitCodeList()
        + help.createHeading("%nAll options: " + help.commandSpec().qualifiedName() + " --help")
        + help.footer();
  }

  /** A description's first sentence, on one line and without its full stop. */
  static String firstSentence(String... description) {
    String line = String.join(" ", description).replaceAll("(%n|\\s)+", " ").strip();
    return line.replaceFirst("\\.( .*)?$", "");
  }
}
