package run.empirical.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands after an option or as a command's argument.
 *
 * @param label what the help calls it, such as {@code FILE}
 * @param kind how it is completed
 * @param words the words that there are to choose from, where the kind has any
 */
public record Value(String label, Kind kind, List<Word> words) {
  /** How a value is completed. */
  public enum Kind {
    /** Nobody can guess it. */
    ANYTHING,
    /** One of the words. */
    WORD,
    /** Some of the words, with commas between. */
    WORDS,
    /** The name of a file. */
    FILE,
    /** One of the words, an equals sign and the name of a file. */
    WORD_AND_FILE,
    /** Environments, by ID or by a name that the program knows, with commas between. */
    ENVIRONMENTS
  }

  /** The words alone, with that between them. */
  String texts(String separator) {
    return words.stream().map(Word::text).collect(Collectors.joining(separator));
  }
}
