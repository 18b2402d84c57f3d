package run.empirical.cli.option;

import picocli.CommandLine.TypeConversionException;

/** Reads a value that must be one of a few words. */
final class Word {
  private Word() {}

  /**
   * The word that equals a text.
   *
   * @throws TypeConversionException if there is none
   */
  static <T> T of(T[] words, String text) {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      if (words[i].toString().equals(text)) {
        return words[i];
      }
      expected.append(i == 0 ? "" : i == words.length - 1 ? " or " : ", ").append(words[i]);
    }
    throw Converters.expected(expected.toString(), text);
  }
}
