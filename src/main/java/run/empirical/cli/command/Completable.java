package run.empirical.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import run.empirical.cli.completion.Command;
import run.empirical.cli.completion.Option;
import run.empirical.cli.completion.Value;
import run.empirical.cli.completion.Word;

/**
 * Converts the command model for completion scripts. A value's label tells its kind, as it does in
 * the help: {@code FILE}, {@code ENV[,ENV]}, {@code FORMAT=FILE}.
 */
final class Completable {
  private Completable() {}

  /** The program with all of its commands. */
  static Command program(CommandSpec root) {
    return command(root);
  }

  private static Command command(CommandSpec spec) {
    List<PositionalParamSpec> arguments = spec.positionalParameters();
    PositionalParamSpec argument = arguments.isEmpty() ? null : arguments.get(0);
    return new Command(
        spec.name(),
        description(spec),
        spec.options().stream()
            .filter(option -> !option.hidden())
            .map(Completable::option)
            .toList(),
        argument == null ? null : value(argument),
        argument != null && argument.isMultiValue(),
        subcommands(spec).stream().map(Completable::command).toList());
  }

  private static List<CommandSpec> subcommands(CommandSpec spec) {
    return spec.subcommands().values().stream()
        .distinct()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .toList();
  }

  private static Option option(OptionSpec option) {
    return new Option(
        List.of(option.names()),
        line(String.join(" ", option.description())),
        option.arity().max() == 0 ? null : value(option),
        option.isMultiValue());
  }

  private static Value value(ArgSpec argument) {
    String label = argument.paramLabel();
    List<Word> words = new ArrayList<>();
    if (label.startsWith("COMMAND")) {
      subcommands(argument.command().root())
          .forEach(command -> words.add(new Word(command.name(), description(command))));
    }
    Iterable<String> candidates = argument.completionCandidates();
    if (candidates != null) {
      StreamSupport.stream(candidates.spliterator(), false)
          .forEach(text -> words.add(new Word(text, "")));
    }
    return new Value(label, kind(label, !words.isEmpty()), List.copyOf(words));
  }

  private static Value.Kind kind(String label, boolean hasWords) {
    if (label.startsWith("ENV[")) {
      return Value.Kind.ENVIRONMENTS;
    }
    if (label.equals("FILE")) {
      return Value.Kind.FILE;
    }
    if (!hasWords) {
      return Value.Kind.ANYTHING;
    }
    if (label.endsWith("=]FILE")) {
      return Value.Kind.WORD_AND_FILE;
    }
    return label.contains("[,") ? Value.Kind.WORDS : Value.Kind.WORD;
  }

  private static String description(CommandSpec command) {
    String[] header = command.usageMessage().header();
    return header.length == 0 ? "" : line(header[0]);
  }

  private static String line(String text) {
    String line = text.replaceAll("(%n|\\s)+", " ").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
