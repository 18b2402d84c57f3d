package run.empirical.cli.playwright;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a JavaScript regular expression to one of Java, for texts that {@link CodeUnits}
 * encodes. What Java would match in another way is refused: references to groups, above all, which
 * in JavaScript match even if their group did not.
 */
final class JavaScriptPattern {
  private static final int MAX_DEPTH = 200;
  private static final Pattern BOUNDED = Pattern.compile("(\\?|\\{[0-9]+(,[0-9]+)?\\})\\??");
  private static final Pattern UNBOUNDED = Pattern.compile("([*+]|\\{[0-9]+,\\})\\??");
  private static final Pattern LOOK_AROUND = Pattern.compile("\\(\\?<?[=!]");
  private static final String GROUP = "(?:";

  private final PatternSource source;
  private final CodeUnits codeUnits;
  private final StringBuilder java = new StringBuilder();

  /** How each open group starts. */
  private final Deque<String> groups = new ArrayDeque<>();

  private JavaScriptPattern(PatternSource source, CodeUnits codeUnits) {
    this.source = source;
    this.codeUnits = codeUnits;
  }

  /**
   * Returns the equivalent Java expression.
   *
   * @throws PatternSyntaxException if JavaScript refuses the expression, or if Java has no
   *     equivalent
   */
  static Pattern toJava(String source, CodeUnits codeUnits) {
    return new JavaScriptPattern(new PatternSource(source), codeUnits).translate();
  }

  private Pattern translate() {
    boolean repeatable = false;
    while (!source.isAtEnd()) {
      String bounded = source.skip(BOUNDED);
      String quantifier = bounded == null ? source.skip(UNBOUNDED) : bounded;
      if (quantifier == null) {
        repeatable = translateNext();
      } else if (!repeatable) {
        throw source.error("nothing to repeat before '" + quantifier.charAt(0) + "'");
      } else if (bounded == null && groups.stream().anyMatch(group -> group.startsWith("(?<"))) {
        throw source.error("a look-behind of unlimited length is not supported");
      } else {
        repeatable = add(quantifier);
      }
    }
    if (!groups.isEmpty()) {
      throw source.error("unclosed group");
    }
    return Pattern.compile(java.toString());
  }

  /** Translates what is not a quantifier, and returns whether one may follow. */
  private boolean translateNext() {
    String lookAround = source.skip(LOOK_AROUND);
    if (lookAround != null) {
      return open(lookAround);
    }
    if (source.skip(GROUP)) {
      return open(GROUP);
    }
    if (source.skip("(?")) {
      throw source.error("a group that starts with (? is invalid or not supported");
    }
    char c = source.read();
    return switch (c) {
      case '(' -> open(GROUP);
      case ')' -> close();
      case '[' -> {
        boolean negated = source.skip("^");
        yield add(source.readMembers(), negated);
      }
      case '.' -> add(CharacterClasses.LINE_END, /* negated= */ true);
      case '|', '^' -> add(String.valueOf(c));
      case '$' -> add("\\z");
      case '\\' -> {
        if (source.skip("b")) {
          yield addBoundary("(?!", "(?=");
        }
        if (source.skip("B")) {
          yield addBoundary("(?=", "(?!");
        }
        yield add(source.readEscape(), /* negated= */ false);
      }
      default -> add(CharacterClasses.of(c), /* negated= */ false);
    };
  }

  private boolean open(String group) {
    if (groups.size() == MAX_DEPTH) {
      throw source.error("its groups are nested too deeply");
    }
    groups.push(group);
    return add(group);
  }

  private boolean close() {
    if (groups.isEmpty()) {
      throw source.error("unmatched closing ')'");
    }
    add(")");
    return groups.pop().equals(GROUP);
  }

  /** Adds what cannot be repeated. */
  private boolean add(String expression) {
    java.append(expression);
    return false;
  }

  private boolean add(BitSet members, boolean negated) {
    java.append(codeUnits.oneOf(members, negated));
    return true;
  }

  /** Adds one look at the next character behind a word character, and another elsewhere. */
  private boolean addBoundary(String behindWord, String elsewhere) {
    String word = codeUnits.oneOf(CharacterClasses.WORD, /* negated= */ false) + ")";
    return add("(?:(?<=" + word + behindWord + word + "|(?<!" + word + elsewhere + word + ")");
  }
}
