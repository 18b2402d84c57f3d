package run.empirical.cli.playwright;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The text of a JavaScript regular expression, read from its start to its end. */
final class PatternSource {
  private static final int MAX_LENGTH = 4096;
  private static final Pattern HEX = Pattern.compile("x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}");
  private static final Pattern CONTROL = Pattern.compile("c[a-zA-Z]");
  private static final Pattern UNSUPPORTED = Pattern.compile("0[0-9]|(?![dDfnrsStvwW])[1-9a-zA-Z]");

  private final String text;
  private int next;

  /**
   * Starts at the first character.
   *
   * @throws PatternSyntaxException if the text is too long
   */
  PatternSource(String text) {
    this.text = text;
    if (text.length() > MAX_LENGTH) {
      throw error("it has more than " + MAX_LENGTH + " characters");
    }
  }

  boolean isAtEnd() {
    return next == text.length();
  }

  char read() {
    return text.charAt(next++);
  }

  /** Moves over a text if it is next. */
  boolean skip(String expected) {
    boolean there = text.startsWith(expected, next);
    next += there ? expected.length() : 0;
    return there;
  }

  /** Moves over what an expression matches here, and returns it; null if it does not match. */
  @Nullable String skip(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(next, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    next = matcher.end();
    return matcher.group();
  }

  /** Reads what follows a backslash and stands for a character or a set of them. */
  BitSet readEscape() {
    String hex = skip(HEX);
    if (hex != null) {
      return CharacterClasses.of((char) Integer.parseInt(hex.substring(1), 16));
    }
    String control = skip(CONTROL);
    if (control != null) {
      return CharacterClasses.of((char) (control.charAt(1) % 32));
    }
    String unsupported = skip(UNSUPPORTED);
    if (unsupported != null) {
      throw error("\\" + unsupported + " is not supported");
    }
    if (isAtEnd()) {
      throw error("\\ at the end");
    }
    return CharacterClasses.escaped(read());
  }

  /** Reads the members of a class up to its closing bracket. */
  BitSet readMembers() {
    BitSet members = new BitSet();
    while (!skip("]")) {
      BitSet first = readMember();
      members.or(first);
      if (!text.startsWith("-", next) || text.startsWith("-]", next)) {
        continue;
      }
      next++;
      BitSet last = readMember();
      if (first.cardinality() != 1 || last.cardinality() != 1) {
        throw error("a range needs a character on either side of its hyphen");
      }
      if (first.length() > last.length()) {
        throw error("the bounds of a range are in the wrong order");
      }
      members.set(first.length() - 1, last.length());
    }
    return members;
  }

  private BitSet readMember() {
    if (isAtEnd()) {
      throw error("unclosed character class");
    }
    char c = read();
    if (c != '\\') {
      return CharacterClasses.of(c);
    }
    return skip("b") ? CharacterClasses.of('\b') : readEscape();
  }

  PatternSyntaxException error(String problem) {
    return new PatternSyntaxException(problem, text, next);
  }
}
