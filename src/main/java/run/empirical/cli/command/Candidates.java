package run.empirical.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can come next on a command line.
 *
 * @param kept the part of the word to complete that stays
 * @param words what can follow that part, each with a description, which may be empty
 * @param files whether a file name can follow it, too
 */
record Candidates(String kept, Map<String, String> words, boolean files) {
  /** No candidates. */
  static final Candidates NONE = new Candidates("", Map.of(), false);

  /** The words that start with the typed text. */
  static Candidates of(String kept, String typed, Map<String, String> words) {
    Map<String, String> matching = new LinkedHashMap<>(words);
    matching.keySet().removeIf(word -> !word.startsWith(typed));
    return new Candidates(kept, matching, false);
  }

  /** Files. */
  static Candidates files(String kept) {
    return new Candidates(kept, Map.of(), true);
  }

  /** These words, and files. */
  Candidates andFiles() {
    return new Candidates(kept, words, true);
  }
}
