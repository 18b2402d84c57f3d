package run.empirical.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A word that gives an option: {@code --name}, {@code --name=value}, or short options, of which the
 * last one may have a value, such as {@code -qojson}.
 *
 * @param option the option; of several short ones the last
 * @param valueStart where its value begins in the word; 0 if the word has none
 */
record OptionWord(OptionSpec option, int valueStart) {
  /** Reads a word that starts with a dash; null if the command has no such option. */
  static @Nullable OptionWord of(String word, CommandSpec command) {
    return word.startsWith("--") ? ofLong(word, command) : ofShort(word, command);
  }

  /** Whether the option takes a value. */
  boolean takesValue() {
    return option.arity().max() > 0;
  }

  private static @Nullable OptionWord ofLong(String word, CommandSpec command) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    OptionSpec option = command.optionsMap().get(name);
    return option == null ? null : new OptionWord(option, equals + 1);
  }

  private static @Nullable OptionWord ofShort(String word, CommandSpec command) {
    OptionWord last = null;
    for (int i = 1; i < word.length() && (last == null || !last.takesValue()); i++) {
      OptionSpec option = command.optionsMap().get("-" + word.charAt(i));
      if (option == null) {
        return null;
      }
      last = new OptionWord(option, i + 1 < word.length() ? i + 1 : 0);
    }
    return last;
  }
}
