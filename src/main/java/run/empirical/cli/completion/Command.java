package run.empirical.cli.completion;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command or subcommand.
 *
 * @param name as typed; also for the program itself
 * @param description in one line
 * @param options in help order
 * @param argument the positional argument; null if there is none
 * @param severalArguments whether it can be repeated
 * @param subcommands its subcommands, which have none of their own
 */
public record Command(
    String name,
    String description,
    List<Option> options,
    @Nullable Value argument,
    boolean severalArguments,
    List<Command> subcommands) {

  /** All names of all options. */
  Stream<String> optionNames() {
    return options.stream().flatMap(option -> option.names().stream());
  }

  /** The subcommands as words to choose from. */
  List<Word> subcommandWords() {
    return subcommands.stream()
        .map(command -> new Word(command.name, command.description))
        .toList();
  }
}
