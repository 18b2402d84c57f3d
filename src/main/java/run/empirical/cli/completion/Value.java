package run.empirical.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An option's value or a command's argument.
 *
 * @param label its label in the help, such as {@code FILE}
 * @param kind how to complete it
 * @param words the possible words, for kinds that have any
 */
public record Value(String label, Kind kind, List<Word> words) {
  /** How to complete a value. */
  public enum Kind {
    /** Not completed. */
    ANYTHING,
    /** One of the words. */
    WORD,
    /** One or more of the words, separated by commas. */
    WORDS,
    /** A file name. */
    FILE,
    /** One of the words, an equals sign and a file name. */
    WORD_AND_FILE,
    /** Environments, by ID or name, separated by commas. */
    ENVIRONMENTS
  }

  /** The words without descriptions, joined by the separator. */
  String texts(String separator) {
    return words.stream().map(Word::text).collect(Collectors.joining(separator));
  }
}
