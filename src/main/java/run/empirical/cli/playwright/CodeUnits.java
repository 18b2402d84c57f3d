package run.empirical.cli.playwright;

import java.util.BitSet;
import java.util.Locale;

/**
 * Writes texts so that Java matches their UTF-16 code units one by one, as JavaScript does: each
 * becomes a code point beyond them.
 *
 * @param ignoreCase whether those that are equal but for case become the same code point
 */
record CodeUnits(boolean ignoreCase) {
  private static final int FIRST = 0x10000;
  private static final int ASCII = 128;

  /** The text to match. */
  String encode(String text) {
    StringBuilder encoded = new StringBuilder(2 * text.length());
    text.chars().forEach(c -> encoded.appendCodePoint(FIRST + fold((char) c)));
    return encoded.toString();
  }

  /** The expression that matches one code unit if it is in the set, or if it is not. */
  String oneOf(BitSet set, boolean negated) {
    BitSet folded = new BitSet();
    set.stream().forEach(c -> folded.set(fold((char) c)));
    if (negated) {
      folded.flip(0, FIRST);
    }
    if (folded.isEmpty()) {
      return "(?!)";
    }
    StringBuilder java = new StringBuilder("[");
    for (int from = folded.nextSetBit(0); from >= 0; ) {
      int end = folded.nextClearBit(from);
      java.appendCodePoint(FIRST + from).append('-').appendCodePoint(FIRST + end - 1);
      from = folded.nextSetBit(end);
    }
    return java.append(']').toString();
  }

  /** The code unit that stands for all those that JavaScript, without the flag u, calls equal. */
  private char fold(char c) {
    if (!ignoreCase) {
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
