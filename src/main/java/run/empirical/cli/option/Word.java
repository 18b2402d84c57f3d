package run.empirical.cli.option;

import picocli.CommandLine.TypeConversionException;

/** A value that is one of a few words. */
final class Word {
  private Word() {}

  /**
   * The one of these words that a text is.
   *
   * @throws TypeConversionException if it is none
   */
  static <T> T of(T[] words, String text) {
    StringBuilder wanted = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      if (words[i].toString().equals(text)) {
        return words[i];
      }
      wanted.append(i == 0 ? "" : i == words.length - 1 ? " or " : ", ").append(words[i]);
    }
    throw new TypeConversionException("expected " + wanted + ", got '" + text + "'");
  }
}
