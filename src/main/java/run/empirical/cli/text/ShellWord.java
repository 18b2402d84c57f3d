package run.empirical.cli.text;

/** Writes a word of a command that a message suggests. */
public final class ShellWord {
  private ShellWord() {}

  /** The word, in quotation marks if a shell would split or change it. */
  public static String of(String word) {
    return word.matches("[\\p{L}\\p{N}\\\\/._:@%+=,~-]+")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
