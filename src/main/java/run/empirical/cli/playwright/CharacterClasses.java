package run.empirical.cli.playwright;

import java.util.BitSet;

/** The sets of UTF-16 code units that JavaScript's regular expressions name. */
final class CharacterClasses {
  static final BitSet WORD = ranges("09AZaz__");
  static final BitSet LINE_END = ranges("\n\n\r\r\u2028\u2029");

  private static final BitSet DIGIT = ranges("09");
  private static final BitSet SPACE =
      ranges(
          "\t\r  \u00a0\u00a0\u1680\u1680\u2000\u200a\u2028\u2029\u202f\u202f\u205f\u205f"
              + "\u3000\u3000\ufeff\ufeff");

  private CharacterClasses() {}

  static BitSet of(char member) {
    return ranges("" + member + member);
  }

  /** What a character after a backslash stands for: itself, unless it has a meaning of its own. */
  static BitSet escaped(char c) {
    return switch (c) {
      case 'd' -> DIGIT;
      case 'D' -> others(DIGIT);
      case 's' -> SPACE;
      case 'S' -> others(SPACE);
      case 'w' -> WORD;
      case 'W' -> others(WORD);
      case 't' -> of('\t');
      case 'n' -> of('\n');
      case 'v' -> of('\u000b');
      case 'f' -> of('\f');
      case 'r' -> of('\r');
      case '0' -> of('\0');
      default -> of(c);
    };
  }

  private static BitSet others(BitSet members) {
    BitSet others = (BitSet) members.clone();
    others.flip(0, Character.MAX_VALUE + 1);
    return others;
  }

  /** The characters of ranges, each given by its first and its last character. */
  private static BitSet ranges(String bounds) {
    BitSet members = new BitSet();
    for (int i = 0; i < bounds.length(); i += 2) {
      members.set(bounds.charAt(i), bounds.charAt(i + 1) + 1);
    }
    return members;
  }
}
