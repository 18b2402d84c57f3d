package run.empirical.cli.completion;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command as its user types it.
 *
 * @param name as typed; for the program itself too
 * @param description in one line
 * @param options in the order of the help
 * @param argument what stands after the options; null when nothing does
 * @param severalArguments whether there may be more than one of those
 * @param subcommands which of them may follow; none of them has its own
 */
public record Command(
    String name,
    String description,
    List<Option> options,
    @Nullable Value argument,
    boolean severalArguments,
    List<Command> subcommands) {

  /** Every name of every option. */
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
