package run.empirical.cli.playwright;

import java.util.Locale;

/**
 * Which characters are equal but for case, as JavaScript compares them without the flag {@code u}.
 *
 * @param ignored whether case is ignored
 */
record LetterCase(boolean ignored) {
  private static final int ASCII = 128;

  /** The character that stands for all those equal to this one. */
  char fold(char c) {
    if (!ignored) {
      return c;
    }
    if (c < ASCII) {
      return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }
    String upper = String.valueOf(c).toUpperCase(Locale.ROOT);
    // No character becomes several, and none outside ASCII becomes one in it.
    return upper.length() == 1 && upper.charAt(0) >= ASCII ? upper.charAt(0) : c;
  }
}
