package run.empirical.cli.playwright;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a JavaScript regular expression to Java, where a few signs mean something else: a
 * brace may stand for itself, a bracket in a class always does, {@code $} is the very end, {@code
 * \b} and {@code \s} know other characters, and a quantifier takes no plus sign.
 */
final class JavaScriptPattern {
  private static final String WHITE =
      "\\x09-\\x0d\\x20\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
  private static final String NOT_WHITE =
      "\\x00-\\x08\\x0e-\\x1f\\x21-\\x9f\\xa1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e"
          + "\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\x{10ffff}";
  private static final String WORD_BEFORE = "(?<=[a-zA-Z0-9_])";
  private static final String NO_WORD_BEFORE = "(?<![a-zA-Z0-9_])";
  private static final String WORD_AFTER = "(?=[a-zA-Z0-9_])";
  private static final String NO_WORD_AFTER = "(?![a-zA-Z0-9_])";
  private static final Pattern BOUNDS = Pattern.compile("\\{[0-9]+(,[0-9]*)?\\}");
  private static final Pattern HEX_ESCAPE = Pattern.compile("x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}");

  private final String source;
  private final StringBuilder java = new StringBuilder();
  private int next;

  private JavaScriptPattern(String source) {
    this.source = source;
  }

  /**
   * The Java expression that matches the same.
   *
   * @throws PatternSyntaxException when JavaScript would not take the expression; Java finds most
   *     of such mistakes itself
   */
  static String toJava(String source) {
    JavaScriptPattern pattern = new JavaScriptPattern(source);
    while (pattern.next < source.length()) {
      pattern.translateNext();
    }
    return pattern.java.toString();
  }

  private void translateNext() {
    char sign = source.charAt(next++);
    switch (sign) {
      case '\\' -> java.append(escape(/* inClass= */ false));
      case '[' -> translateClass();
      case '.' -> java.append("[^\\n\\r\\u2028\\u2029]");
      case '$' -> java.append("\\z");
      case ']', '}' -> java.append('\\').append(sign);
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
        java.append(sign);
        if (next < source.length() && source.charAt(next) == '?') {
          java.append('?');
          next++;
        }
      }
      default -> java.append(sign);
    }
  }

  /** Where the bounds that the brace before begins end; negative when it begins none. */
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
      char sign = source.charAt(next++);
      switch (sign) {
        case ']' -> {
          java.append(sign);
          return;
        }
        case '\\' -> java.append(escape(/* inClass= */ true));
        case '[', '&', '^' -> java.append('\\').append(sign);
        default -> java.append(sign);
      }
    }
    throw new PatternSyntaxException("unclosed character class", source, start);
  }

  /** What follows a backslash, which is behind. */
  private String escape(boolean inClass) {
    if (next == source.length()) {
      throw new PatternSyntaxException("\\ at the end", source, next);
    }
    char sign = source.charAt(next++);
    return switch (sign) {
      case 's' -> inClass ? WHITE : "[" + WHITE + "]";
      case 'S' -> inClass ? NOT_WHITE : "[" + NOT_WHITE + "]";
      case 'b' -> inClass ? "\\x08" : boundary(NO_WORD_AFTER, WORD_AFTER);
      case 'B' -> inClass ? "B" : boundary(WORD_AFTER, NO_WORD_AFTER);
      case 'v' -> "\\x0b";
      case '0' -> "\\x00";
      case 'x', 'u' -> {
        var hex = HEX_ESCAPE.matcher(source).region(next - 1, source.length());
        yield hex.lookingAt() ? "\\" + sign : String.valueOf(sign);
      }
      case 'k' -> source.contains("(?<") && !inClass ? "\\k" : "k";
      case 'd', 'D', 'w', 'W', 't', 'n', 'r', 'f' -> "\\" + sign;
      default -> isAsciiLetter(sign) ? String.valueOf(sign) : "\\" + sign;
    };
  }

  private static String boundary(String afterWord, String afterOther) {
    return "(?:" + WORD_BEFORE + afterWord + "|" + NO_WORD_BEFORE + afterOther + ")";
  }

  private static boolean isAsciiLetter(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
  }
}
