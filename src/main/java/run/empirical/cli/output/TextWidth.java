package run.empirical.cli.output;

import java.util.Arrays;

/**
 * The width of text on a terminal, in columns: two for a CJK character or a full-width form, none
 * for a combining mark, one for any other character.
 */
final class TextWidth {
  private static final int MAX_IN_COLUMN = 250;

  private static final char FIRST_OF_OTHER_WIDTH = 0x300;

  /** The first and the last code point of each range of wide characters. */
  private static final int[][] WIDE = {
    {0x1100, 0x115f},
    {0x2e80, 0x303e},
    {0x3041, 0xa4cf},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe30, 0xfe6f},
    {0xff01, 0xff60},
    {0xffe0, 0xffe6},
    {0x20000, 0x3fffd}
  };

  private TextWidth() {}

  /** The width of a text without control characters. */
  static int of(String text) {
    return text.codePoints().map(TextWidth::ofOne).sum();
  }

  /**
   * The width that a column needs for a text. Text that is too wide counts as none: else one
   * hostile value would widen every line.
   */
  static int inColumn(String text) {
    int width = of(text);
    return width > MAX_IN_COLUMN ? 0 : width;
  }

  private static int ofOne(int codePoint) {
    if (codePoint < FIRST_OF_OTHER_WIDTH) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    return Arrays.stream(WIDE).anyMatch(range -> range[0] <= codePoint && codePoint <= range[1]);
  }
}
