package run.empirical.cli.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes untrusted text safe for terminals and CI logs by escaping control sequences and CI
 * commands.
 */
public final class SafeText {
  private static final char UNDECODED = '\ufffd';
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private SafeText() {}

  /**
   * Escapes control characters (C0, DEL, C1), format characters (including bidi controls, but not
   * those that join letters and emoji), line and paragraph separators, and lone surrogates as
   * {@code \\uXXXX}, once per UTF-16 unit. Also escapes one character of CI commands: {@code ::} at
   * the start of the text, and {@code ##[} or {@code ##word[} anywhere. Returns the same object if
   * nothing changes.
   */
  public static String of(String text) {
    return escape(text, leadingColons(text), /* hashes= */ true);
  }

  /**
   * Escapes a text as {@link #of} does, but leaves {@code ::} at its start: it does not start a
   * line.
   */
  public static String inLine(String text) {
    return escape(text, -1, /* hashes= */ true);
  }

  /**
   * Escapes a text as {@link #of} does, except CI commands: for markup, which has its own escapes.
   */
  public static String visible(String text) {
    return escape(text, -1, /* hashes= */ false);
  }

  /** Whether a character must not reach a terminal unescaped. */
  public static boolean isUnsafe(int codePoint) {
    if (codePoint < 0x7f) {
      return codePoint < 0x20;
    }
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT -> !joins(codePoint);
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Whether a character is a zero-width joiner of letters or emoji, or a tag that makes a flag. */
  private static boolean joins(int codePoint) {
    return codePoint == 0x200c
        || codePoint == 0x200d
        || (codePoint >= 0xe0020 && codePoint <= 0xe007f);
  }

  /**
   * Whether the text was decoded without loss. Undecodable bytes become U+FFFD or lone surrogates,
   * so different texts may have become equal.
   */
  public static boolean isIntact(String text) {
    return text.indexOf(UNDECODED) < 0
        && text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  /** The text without the escape sequences that set a terminal's colours. */
  public static String withoutColours(String text) {
    return COLOUR.matcher(text).replaceAll("");
  }

  /** Appends {@code \\uXXXX} for each UTF-16 unit of the code point. */
  public static void appendEscape(StringBuilder out, int codePoint) {
    for (char unit : Character.toChars(codePoint)) {
      out.append("\\u").append(HexFormat.of().toHexDigits(unit));
    }
  }

  private static boolean isPlainAscii(char c) {
    return c >= 0x20 && c < 0x7f;
  }

  /**
   * The index of a leading {@code ::} after white space and combining marks, which GitHub's runner
   * ignores; -1 if there is none.
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

  /** Whether this is the second character of {@code ##[}, {@code ##vso[} and the like. */
  private static boolean isSecondHash(String text, int at) {
    if (text.charAt(at) != '#' || at == 0 || text.charAt(at - 1) != '#') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.startsWith("[", end);
  }

  private static String escape(String text, int colon, boolean hashes) {
    // Almost all text is plain, and scanning an array is several times faster than a string.
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
