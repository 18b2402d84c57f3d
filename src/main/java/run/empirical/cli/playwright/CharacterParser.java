package run.empirical.cli.playwright;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the characters and character classes of a regular expression.
 *
 * @param source the expression
 */
record CharacterParser(PatternSource source) {
  private static final Pattern HEX = Pattern.compile("x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}");
  private static final Pattern OCTAL = Pattern.compile("[0-3][0-7]{0,2}|[4-7][0-7]?");
  private static final Pattern CONTROL = Pattern.compile("c([a-zA-Z])");
  private static final Pattern CONTROL_IN_CLASS = Pattern.compile("c([a-zA-Z0-9_])");

  /** Checks that something follows a backslash. */
  void requireEscaped() {
    if (source.isAtEnd()) {
      throw source.error("\\ at the end");
    }
  }

  /** Reads what follows a backslash and stands for one character. */
  char escaped(boolean inClass) {
    Matcher hex = source.skip(HEX);
    if (hex != null) {
      return (char) Integer.parseInt(hex.group().substring(1), 16);
    }
    Matcher octal = source.skip(OCTAL);
    if (octal != null) {
      return (char) Integer.parseInt(octal.group(), 8);
    }
    Matcher control = source.skip(inClass ? CONTROL_IN_CLASS : CONTROL);
    if (control != null) {
      return (char) (control.group(1).charAt(0) % 32);
    }
    if (source.startsWith("c")) {
      // The backslash is a character of its own.
      return '\\';
    }
    if (source.startsWith("k") && source.hasNames()) {
      throw source.error("\\k is invalid here");
    }
    char c = source.read();
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> '\u000b';
      case 'f' -> '\f';
      case 'r' -> '\r';
      default -> c;
    };
  }

  /** Reads the members of a class up to its closing bracket. */
  BitSet members() {
    BitSet members = new BitSet();
    while (!source.skip("]")) {
      BitSet first = classAtom();
      if (!source.startsWith("-") || source.startsWith("-]")) {
        members.or(first);
        continue;
      }
      source.read();
      BitSet last = classAtom();
      if (first.cardinality() != 1 || last.cardinality() != 1) {
        members.or(first);
        members.set('-');
        members.or(last);
      } else if (first.length() > last.length()) {
        throw source.error("the bounds of a range are in the wrong order");
      } else {
        members.set(first.length() - 1, last.length());
      }
    }
    return members;
  }

  /** Reads a character or a named class in a class. */
  private BitSet classAtom() {
    if (source.isAtEnd()) {
      throw source.error("unclosed character class");
    }
    char c = source.read();
    if (c == '\\') {
      requireEscaped();
      BitSet named = CharacterClasses.named(source.peek());
      if (named != null) {
        source.read();
        return named;
      }
      c = source.skip("b") ? '\b' : escaped(/* inClass= */ true);
    }
    BitSet members = new BitSet();
    members.set(c);
    return members;
  }
}
