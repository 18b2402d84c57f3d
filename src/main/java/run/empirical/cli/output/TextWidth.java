package run.empirical.cli.output;

import java.lang.Character.UnicodeBlock;

/**
 * The width of text on a terminal, in columns. Ideographs, kana, Hangul and full-width forms take
 * two, combining marks and joiners none.
 */
final class TextWidth {
  private static final int MAX_IN_COLUMN = 250;

  private TextWidth() {}

  /** The width of a text without control characters. */
  static int of(String text) {
    int width = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      width += of(codePoint);
      i += Character.charCount(codePoint);
    }
    return width;
  }

  /**
   * The width that a column needs for a text. Wider text does not count, or one hostile value would
   * widen every line.
   */
  static int inColumn(String text) {
    int width = of(text);
    return width > MAX_IN_COLUMN ? 0 : width;
  }

  private static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  /** By block: the script of the long vowel mark, as in サーバー, is common, not Katakana. */
  private static boolean isWide(int codePoint) {
    UnicodeBlock block = UnicodeBlock.of(codePoint);
    return Character.isIdeographic(codePoint)
        || UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(block)
        || UnicodeBlock.HIRAGANA.equals(block)
        || UnicodeBlock.KATAKANA.equals(block)
        || UnicodeBlock.HANGUL_SYLLABLES.equals(block)
        || isFullWidthForm(codePoint);
  }

  /** Of the same block as half-width forms. */
  private static boolean isFullWidthForm(int codePoint) {
    return codePoint >= 0xff01 && codePoint <= 0xff60;
  }
}
