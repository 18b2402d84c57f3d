package run.empirical.cli.text;

/**
 * White space as Unicode defines it. That includes no-break spaces, as in text copied from a page;
 * Java's {@code isBlank} and {@code strip} do not count them. Regular expressions can, but take
 * over ten times as long, and many seconds for a line with thousands of blanks.
 */
public final class WhiteSpace {
  private static final char NEXT_LINE = '\u0085';

  private WhiteSpace() {}

  /** Whether a character has Unicode's property {@code White_Space}. */
  public static boolean is(char character) {
    return Character.isSpaceChar(character)
        || (character >= '\t' && character <= '\r')
        || character == NEXT_LINE;
  }

  /** Whether a text is empty or has nothing but white space. */
  public static boolean isBlank(String text) {
    return strip(text).isEmpty();
  }

  /** The text without white space at its beginning and end. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && is(text.charAt(start))) {
      start++;
    }
    while (start < end && is(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The index of the first white space in a text; the text's length if it has none. */
  public static int indexIn(String text) {
    int i = 0;
    while (i < text.length() && !is(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
