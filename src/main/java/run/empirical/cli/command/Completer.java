package run.empirical.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import run.empirical.cli.text.SafeText;

/**
 * Finds the candidates for the next word of a command line in the command model.
 *
 * @param environmentNames the names of environments by ID; read only where one is expected
 */
record Completer(CommandSpec program, Supplier<Map<String, String>> environmentNames) {
  /**
   * The candidates for a word.
   *
   * @param kept the part of the word that stays
   * @param words texts for the rest of the word, each with its description, which may be empty
   * @param files whether the candidates are file names instead
   */
  record Candidates(String kept, Map<String, String> words, boolean files) {
    private static final Candidates NONE = new Candidates("", Map.of(), false);

    /** The words that start with the prefix. */
    private static Candidates of(String kept, String prefix, Map<String, String> words) {
      Map<String, String> matching = new LinkedHashMap<>(words);
      matching.keySet().removeIf(word -> !word.startsWith(prefix));
      return new Candidates(kept, matching, false);
    }
  }

  /**
   * Completes a word.
   *
   * @param before the arguments before the word
   * @param prefix the start of the word, as far as it is typed; may be empty
   */
  Candidates complete(List<String> before, String prefix) {
    if (!isPrintable(prefix)) {
      return Candidates.NONE;
    }
    CommandSpec command = program;
    OptionSpec awaiting = null;
    boolean optionsEnded = false;
    int position = 0;
    for (String word : before) {
      if (awaiting != null) {
        awaiting = null;
      } else if (!optionsEnded && word.equals("--")) {
        optionsEnded = true;
      } else if (!optionsEnded && word.length() > 1 && word.startsWith("-")) {
        OptionSpec option = named(word, command);
        boolean takesNext = option != null && takesValue(option) && word.indexOf('=') < 0;
        awaiting = takesNext ? option : null;
      } else if (command == program) {
        CommandLine subcommand = program.subcommands().get(word);
        if (subcommand == null) {
          return Candidates.NONE;
        }
        command = subcommand.getCommandSpec();
      } else {
        position++;
      }
    }
    if (awaiting != null) {
      return value(awaiting, "", prefix);
    }
    return !optionsEnded && prefix.startsWith("-")
        ? option(command, prefix)
        : argument(command, position, prefix);
  }

  /** The option that a word names; the last one of combined short options. Null if unknown. */
  private static @Nullable OptionSpec named(String word, CommandSpec command) {
    String name =
        word.startsWith("--")
            ? word.replaceFirst("(?s)=.*", "")
            : "-" + word.charAt(word.length() - 1);
    return command.optionsMap().get(name);
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  static boolean takesFile(ArgSpec argument) {
    return argument.paramLabel().endsWith("FILE");
  }

  private Candidates option(CommandSpec command, String prefix) {
    int value = prefix.indexOf('=') + 1;
    OptionSpec option = value > 0 ? named(prefix, command) : null;
    if (option != null && takesValue(option)) {
      return value(option, prefix.substring(0, value), prefix.substring(value));
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (OptionSpec offered : command.options()) {
      for (String name : offered.names()) {
        names.put(name, OptionSections.firstSentence(offered.description()));
      }
    }
    return Candidates.of("", prefix, names);
  }

  private Candidates argument(CommandSpec command, int position, String prefix) {
    if (command == program) {
      return Candidates.of("", prefix, HelpSubjects.commands(program));
    }
    for (PositionalParamSpec argument : command.positionalParameters()) {
      if (argument.index().contains(position)) {
        return value(argument, "", prefix);
      }
    }
    return Candidates.NONE;
  }

  /**
   * Completes a value. Its label in the help tells what to offer: environments if it begins with
   * {@code ENV}, files if it ends with {@code FILE}.
   *
   * @param kept the part of the word before the value
   * @param prefix the start of the value, as far as it is typed
   */
  private Candidates value(ArgSpec argument, String kept, String prefix) {
    String label = argument.paramLabel();
    if (label.startsWith("ENV")) {
      return lastEnvironment(kept, prefix);
    }
    if (takesFile(argument)) {
      return new Candidates(kept, Map.of(), true);
    }
    return Candidates.of(
        kept, prefix, label.equals("COMMAND|TOPIC") ? subjects() : words(argument));
  }

  /** Completes the last one of a list of environments. */
  private Candidates lastEnvironment(String kept, String prefix) {
    int last = prefix.lastIndexOf(',') + 1;
    while (last > 0 && prefix.startsWith(" ", last)) {
      last++;
    }
    return Candidates.of(kept + prefix.substring(0, last), prefix.substring(last), environments());
  }

  private Map<String, String> subjects() {
    Map<String, String> subjects = HelpSubjects.commands(program);
    subjects.putAll(HelpSubjects.TOPICS);
    return subjects;
  }

  /** The words that an argument accepts; none if it accepts any text. */
  private static Map<String, String> words(ArgSpec argument) {
    Map<String, String> words = new LinkedHashMap<>();
    Iterable<String> values = argument.completionCandidates();
    if (values != null) {
      values.forEach(value -> words.put(value, ""));
    }
    return words;
  }

  /**
   * The environments, each by name and by ID. Leaves out those with a comma, which separates
   * environments, and those that a terminal cannot show safely.
   */
  private Map<String, String> environments() {
    Map<String, String> environments = new LinkedHashMap<>();
    for (Map.Entry<String, String> named : environmentNames.get().entrySet()) {
      String id = named.getKey();
      String name = named.getValue();
      if (isElement(id) && isElement(name)) {
        environments.put(name, "environment " + id);
        environments.put(id, name);
      }
    }
    return environments;
  }

  private static boolean isElement(String text) {
    return text.indexOf(',') < 0 && isPrintable(text);
  }

  private static boolean isPrintable(String text) {
    return text.codePoints().noneMatch(SafeText::isUnsafe);
  }
}
