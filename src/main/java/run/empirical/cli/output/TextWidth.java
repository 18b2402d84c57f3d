package run.empirical.cli.output;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The width of text on a terminal, in columns. Code points that are seen as one character, such as
 * joined emoji, count once.
 */
final class TextWidth {
  private static final int MAX_IN_COLUMN = 250;

  private static final char FIRST_OF_OTHER_WIDTH = 0x300;
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /** Behind a character, it asks for the emoji, which is wide. */
  private static final char AS_EMOJI = 0xfe0f;

  /**
   * The first and the last code point of each range that Unicode 17 calls wide or full-width, which
   * all are that are emoji by default. Ranges are one here if only marks and unassigned code points
   * are between them.
   */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0,
    0x23f3, 0x23f3, 0x25fd, 0x25fe, 0x2614, 0x2615, 0x2630, 0x2637, 0x2648, 0x2653,
    0x267f, 0x267f, 0x268a, 0x268f, 0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab,
    0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea,
    0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa, 0x26fd, 0x26fd, 0x2705, 0x2705,
    0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755,
    0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c,
    0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0xa4c6,
    0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe6b, 0xff01, 0xff60,
    0xffe0, 0xffe6, 0x16fe0, 0x1b2fb, 0x1d300, 0x1d376, 0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf,
    0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f200, 0x1f320, 0x1f32d, 0x1f335, 0x1f337, 0x1f37c,
    0x1f37e, 0x1f393, 0x1f3a0, 0x1f3ca, 0x1f3cf, 0x1f3d3, 0x1f3e0, 0x1f3f0, 0x1f3f4, 0x1f3f4,
    0x1f3f8, 0x1f43e, 0x1f440, 0x1f440, 0x1f442, 0x1f4fc, 0x1f4ff, 0x1f53d, 0x1f54b, 0x1f54e,
    0x1f550, 0x1f567, 0x1f57a, 0x1f57a, 0x1f595, 0x1f596, 0x1f5a4, 0x1f5a4, 0x1f5fb, 0x1f64f,
    0x1f680, 0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0, 0x1f6d2, 0x1f6d5, 0x1f6df, 0x1f6eb, 0x1f6ec,
    0x1f6f4, 0x1f6fc, 0x1f7e0, 0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c, 0x1f945, 0x1f947, 0x1f9ff,
    0x1fa70, 0x1faf8, 0x20000, 0x3fffd
  };

  private TextWidth() {}

  /** The width of a text without control characters. */
  static int of(String text) {
    if (text.chars().allMatch(unit -> unit < FIRST_OF_OTHER_WIDTH)) {
      return text.length();
    }
    int width = 0;
    for (Matcher character = CHARACTER.matcher(text); character.find(); ) {
      width += ofOne(character.group());
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

  private static int ofOne(String character) {
    int[] visible = character.codePoints().filter(it -> !isInvisible(it)).toArray();
    boolean wide =
        character.indexOf(AS_EMOJI) > 0 || Arrays.stream(visible).anyMatch(TextWidth::isWide);
    return wide ? 2 : visible.length;
  }

  /** Whether it only changes the character before it: a mark, a joiner, the rest of a syllable. */
  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default ->
          (codePoint >= 0x1160 && codePoint <= 0x11ff)
              || (codePoint >= 0xd7b0 && codePoint <= 0xd7ff);
    };
  }

  private static boolean isWide(int codePoint) {
    int place = Arrays.binarySearch(WIDE, codePoint);
    int smaller = -place - 1;
    // One of the limits, or between the first and the last of a range.
    return place >= 0 || smaller % 2 == 1;
  }
}
