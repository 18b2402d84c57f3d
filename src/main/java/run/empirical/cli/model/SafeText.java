package run.empirical.cli.model;

/**
 * Makes text from elsewhere fit for a terminal and for the log of a CI job: what could steer either
 * is shown as an escape.
 */
public final class SafeText {
  private static final char UNDECODED = '\ufffd';

  private SafeText() {}

  /**
   * The text with control characters (C0, DEL, C1), format characters (bidi controls among them),
   * line and paragraph separators and lone surrogates written as {@code \\uXXXX}, one for each
   * UTF-16 unit. So is one character of what a CI runner takes for a command: {@code ::} where the
   * text begins, so that no line begins with it, and {@code ##[} or {@code ##word[} anywhere. All
   * other text stays as it is; the same object comes back when nothing changes.
   */
  public static String of(String text) {
    return escape(text, leadingColons(text), /* hashes= */ true);
  }

  /** The same, with commands left as they are: for markup, which has a form of its own for them. */
  public static String visible(String text) {
    return escape(text, -1, /* hashes= */ false);
  }

  /** Whether a character must not reach a terminal as it is. */
  public static boolean isUnsafe(int codePoint) {
    if (codePoint < 0x7f) {
      return codePoint < 0x20;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /**
   * Whether the text is what its writer meant: bytes that could not be decoded are U+FFFD or lone
   * surrogates, so that texts which differed may be equal now.
   */
  public static boolean isIntact(String text) {
    for (int i = 0; i < text.length(); ) {
      // Half a surrogate pair comes as a code point of its own.
      int codePoint = text.codePointAt(i);
      if (codePoint == UNDECODED || Character.getType(codePoint) == Character.SURROGATE) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }

  /** Appends {@code \\uXXXX} for each UTF-16 unit of the code point. */
  public static void appendEscape(StringBuilder out, int codePoint) {
    for (char unit : Character.toChars(codePoint)) {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(Character.forDigit((unit >> shift) & 0xf, 16));
      }
    }
  }

  private static boolean isPlainAscii(char c) {
    return c >= 0x20 && c < 0x7f;
  }

  /**
   * Where the first visible characters are {@code ::}; -1 where they are not. GitHub's runner trims
   * a line before it looks for them, and compares as people read, to whom a mark is nothing.
   */
  private static int leadingColons(String text) {
    int i = 0;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return text.startsWith("::", i) ? i : -1;
  }

  private static boolean isBlank(char c) {
    return Character.isSpaceChar(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** Whether the character here is the second of {@code ##[}, {@code ##vso[} and the like. */
  private static boolean isSecondHash(String text, int at) {
    if (text.charAt(at) != '#' || at == 0 || text.charAt(at - 1) != '#') {
      return false;
    }
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return next == '[' || Character.isLetter(next);
  }

  private static String escape(String text, int colon, boolean hashes) {
    // Almost all text is plain, and an array is searched several times faster than a string.
    char[] units = text.toCharArray();
    int i = 0;
    while (i < units.length && i != colon && isPlainAscii(units[i]) && units[i] != '#') {
      i++;
    }
    if (i == units.length) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, i);
    boolean changed = false;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (isUnsafe(codePoint) || i == colon || (hashes && isSecondHash(text, i))) {
        appendEscape(out, codePoint);
        changed = true;
      } else {
        out.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    return changed ? out.toString() : text;
  }
}
