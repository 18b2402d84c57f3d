package run.empirical.cli.playwright;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a JavaScript regular expression to Java. In JavaScript, a brace may be a literal, a
 * bracket in a class always is one, {@code $} matches only at the very end, {@code \b} and {@code
 * \s} use other character sets, and there are no possessive quantifiers.
 */
final class JavaScriptPattern {
  private static final String SPACE =
      "\\x09-\\x0d\\x20\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
  private static final String NOT_SPACE =
      "\\x00-\\x08\\x0e-\\x1f\\x21-\\x9f\\xa1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e"
          + "\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\x{10ffff}";
  private static final String AFTER_WORD = "(?<=[a-zA-Z0-9_])";
  private static final String NOT_AFTER_WORD = "(?<![a-zA-Z0-9_])";
  private static final String BEFORE_WORD = "(?=[a-zA-Z0-9_])";
  private static final String NOT_BEFORE_WORD = "(?![a-zA-Z0-9_])";
  private static final Pattern BOUNDS = Pattern.compile("\\{[0-9]+(,[0-9]*)?\\}");
  private static final Pattern HEX_ESCAPE = Pattern.compile("x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}");

  private final String source;
  private final StringBuilder java = new StringBuilder();
  private int next;

  private JavaScriptPattern(String source) {
    this.source = source;
  }

  /**
   * Returns the equivalent Java expression.
   *
   * @throws PatternSyntaxException if JavaScript rejects the expression but Java would not; Java
   *     detects most errors itself
   */
  static String toJava(String source) {
    JavaScriptPattern pattern = new JavaScriptPattern(source);
    while (pattern.next < source.length()) {
      pattern.translateNext();
    }
    return pattern.java.toString();
  }

  private void translateNext() {
    char c = source.charAt(next++);
    switch (c) {
      case '\\' -> java.append(escape(/* inClass= */ false));
      case '[' -> translateClass();
      case '.' -> java.append("[^\\n\\r\\u2028\\u2029]");
      case '$' -> java.append("\\z");
      case ']', '}' -> java.append('\\').append(c);
      case '{' -> {
        if (boundsEnd() < 0) {
          java.append("\\{");
        } else {
          next--;
          translateQuantifier();
        }
      }
      case '*', '+', '?' -> {
        next--;
        translateQuantifier();
      }
      case '(' -> {
        java.append(c);
        if (next < source.length() && source.charAt(next) == '?') {
          java.append('?');
          next++;
        }
      }
      default -> java.append(c);
    }
  }

  /** The end of the bounds that start with the brace just read; negative if it starts none. */
  private int boundsEnd() {
    var bounds = BOUNDS.matcher(source).region(next - 1, source.length());
    return bounds.lookingAt() ? bounds.end() : -1;
  }

  private void translateQuantifier() {
    int start = next++;
    if (source.charAt(start) == '{') {
      next = boundsEnd();
    }
    if (next < source.length() && source.charAt(next) == '?') {
      next++;
    }
    java.append(source, start, next);
    if (next < source.length() && source.charAt(next) == '+') {
      throw new PatternSyntaxException("nothing to repeat before '+'", source, next);
    }
  }

  private void translateClass() {
    boolean negated = next < source.length() && source.charAt(next) == '^';
    int start = negated ? next + 1 : next;
    if (start < source.length() && source.charAt(start) == ']') {
      java.append(negated ? "[\\x00-\\x{10ffff}]" : "(?!)");
      next = start + 1;
      return;
    }
    java.append(negated ? "[^" : "[");
    next = start;
    while (next < source.length()) {
      char c = source.charAt(next++);
      switch (c) {
        case ']' -> {
          java.append(c);
          return;
        }
        case '\\' -> java.append(escape(/* inClass= */ true));
        case '[', '&', '^' -> java.append('\\').append(c);
        default -> java.append(c);
      }
    }
    throw new PatternSyntaxException("unclosed character class", source, start);
  }

  /** Translates the escape after the backslash just read. */
  private String escape(boolean inClass) {
    if (next == source.length()) {
      throw new PatternSyntaxException("\\ at the end", source, next);
    }
    char c = source.charAt(next++);
    return switch (c) {
      case 's' -> inClass ? SPACE : "[" + SPACE + "]";
      case 'S' -> inClass ? NOT_SPACE : "[" + NOT_SPACE + "]";
      case 'b' -> inClass ? "\\x08" : boundary(NOT_BEFORE_WORD, BEFORE_WORD);
      case 'B' -> inClass ? "B" : boundary(BEFORE_WORD, NOT_BEFORE_WORD);
      case 'v' -> "\\x0b";
      case '0' -> "\\x00";
      case 'x', 'u' -> {
        var hex = HEX_ESCAPE.matcher(source).region(next - 1, source.length());
        yield hex.lookingAt() ? "\\" + c : String.valueOf(c);
      }
      case 'k' -> source.contains("(?<") && !inClass ? "\\k" : "k";
      case 'd', 'D', 'w', 'W', 't', 'n', 'r', 'f' -> "\\" + c;
      default -> isAsciiLetter(c) ? String.valueOf(c) : "\\" + c;
    };
  }

  private static String boundary(String ifAfterWord, String otherwise) {
    return "(?:" + AFTER_WORD + ifAfterWord + "|" + NOT_AFTER_WORD + otherwise + ")";
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
