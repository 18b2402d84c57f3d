package run.empirical.cli.model;

/** Makes text from elsewhere fit for a terminal: what could steer one is shown as an escape. */
public final class SafeText {
  private static final char UNDECODED = '\ufffd';

  private SafeText() {}

  /**
   * The text with control characters (C0, DEL, C1), format characters (bidi controls among them),
   * line and paragraph separators and lone surrogates written as {@code \\uXXXX}, one for each
   * UTF-16 unit. All other text stays as it is; the same object comes back when nothing changes.
   */
  public static String of(String text) {
    // Almost all text is plain, and an array is searched several times faster than a string.
    char[] units = text.toCharArray();
    int i = 0;
    while (i < units.length && isPlainAscii(units[i])) {
      i++;
    }
    return i == units.length ? text : escape(text, i);
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
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == UNDECODED) {
        return false;
      }
      if (Character.isSurrogate(unit)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(unit, text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
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

  private static String escape(String text, int from) {
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
    boolean changed = false;
    int i = from;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (isUnsafe(codePoint)) {
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
