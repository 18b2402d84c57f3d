package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Parses a JavaScript regular expression. */
final class PatternParser {
  private static final int MAX_LENGTH = 4096;
  private static final int MAX_DEPTH = 200;
  private static final Pattern BOUNDS = Pattern.compile("\\{([0-9]+)(,([0-9]*))?\\}");
  private static final Pattern NAME = Pattern.compile("<([a-zA-Z_$][a-zA-Z0-9_$]*)>");
  private static final Pattern HEX = Pattern.compile("x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})");
  private static final Pattern OCTAL = Pattern.compile("[0-3][0-7]{0,2}|[4-7][0-7]?");
  private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]*");

  private final String source;
  private final LetterCase letterCase;
  private final Map<String, Integer> names = new HashMap<>();
  private int groups;
  private int next;
  private int parsedGroups;
  private int depth;

  PatternParser(String source, LetterCase letterCase) {
    this.source = source;
    this.letterCase = letterCase;
    if (source.length() > MAX_LENGTH) {
      throw error("it has more than " + MAX_LENGTH + " characters");
    }
    findGroups();
  }

  /** The number of groups, with group 0 for the numbers to be JavaScript's. */
  int groups() {
    return groups + 1;
  }

  /**
   * Parses the whole expression.
   *
   * @throws PatternSyntaxException if it is invalid
   */
  PatternNode parse() {
    PatternNode pattern = disjunction();
    if (next < source.length()) {
      throw error("unmatched closing ')'");
    }
    return pattern;
  }

  /** Counts the groups and collects their names, to which escapes before them may refer. */
  private void findGroups() {
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[' || c == ']') {
        inClass = c == '[';
      } else if (c == '(' && !inClass) {
        next = i + 1;
        boolean named = source.startsWith("?<", next) && !isLookBehind(next);
        if (named) {
          next++;
          if (names.put(name(), groups + 1) != null) {
            throw error("two groups have the same name");
          }
        }
        groups += named || !source.startsWith("?", i + 1) ? 1 : 0;
      }
    }
    next = 0;
  }

  private boolean isLookBehind(int at) {
    return source.startsWith("?<=", at) || source.startsWith("?<!", at);
  }

  private PatternNode disjunction() {
    PatternNode first = alternative();
    if (!skip("|")) {
      return first;
    }
    List<PatternNode> all = new ArrayList<>(List.of(first));
    do {
      all.add(alternative());
    } while (skip("|"));
    PatternNode last = all.get(all.size() - 1);
    for (int i = all.size() - 2; i >= 0; i--) {
      last = PatternNode.either(all.get(i), last);
    }
    return last;
  }

  private PatternNode alternative() {
    List<PatternNode> terms = new ArrayList<>();
    while (next < source.length() && source.charAt(next) != '|' && source.charAt(next) != ')') {
      terms.add(term());
    }
    return PatternNode.sequence(terms);
  }

  private PatternNode term() {
    PatternNode assertion = assertion();
    if (assertion != null) {
      refuseQuantifier();
      return assertion;
    }
    refuseQuantifier();
    int firstGroup = parsedGroups + 1;
    PatternNode atom = atom();
    return quantified(atom, firstGroup);
  }

  private @Nullable PatternNode assertion() {
    if (skip("^")) {
      return PatternNode.assertion(PatternAttempt::atStart);
    }
    if (skip("$")) {
      return PatternNode.assertion(PatternAttempt::atEnd);
    }
    if (skip("\\b")) {
      return PatternNode.assertion(PatternAttempt::atWordBoundary);
    }
    if (skip("\\B")) {
      return PatternNode.assertion(attempt -> !attempt.atWordBoundary());
    }
    if (skip("(?<=")) {
      return PatternNode.look(inGroup(), /* behind= */ true, /* negative= */ false);
    }
    if (skip("(?<!")) {
      return PatternNode.look(inGroup(), /* behind= */ true, /* negative= */ true);
    }
    return null;
  }

  private PatternNode atom() {
    if (skip("(?=")) {
      return PatternNode.look(inGroup(), /* behind= */ false, /* negative= */ false);
    }
    if (skip("(?!")) {
      return PatternNode.look(inGroup(), /* behind= */ false, /* negative= */ true);
    }
    if (skip("(?:")) {
      return inGroup();
    }
    char c = source.charAt(next++);
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '.' -> set(CharacterClasses.LINE_END, /* negated= */ true);
      case '\\' -> escape();
      default -> character(c);
    };
  }

  private PatternNode group() {
    if (skip("?")) {
      if (!source.startsWith("<", next)) {
        throw error("invalid group: it starts with (?");
      }
      name();
    }
    int group = ++parsedGroups;
    return PatternNode.group(group, inGroup());
  }

  /** Parses up to the end of a group that has begun. */
  private PatternNode inGroup() {
    if (++depth > MAX_DEPTH) {
      throw error("its groups are nested too deeply");
    }
    PatternNode content = disjunction();
    depth--;
    if (!skip(")")) {
      throw error("unclosed group");
    }
    return content;
  }

  /** Reads a name in angle brackets. */
  private String name() {
    Matcher name = at(NAME);
    if (!name.lookingAt()) {
      throw error("a group needs a name of ASCII letters and digits in angle brackets");
    }
    next = name.end();
    return name.group(1);
  }

  private PatternNode quantified(PatternNode atom, int firstGroup) {
    int min;
    int max = Integer.MAX_VALUE;
    Matcher bounds = at(BOUNDS);
    if (skip("*")) {
      min = 0;
    } else if (skip("+")) {
      min = 1;
    } else if (skip("?")) {
      min = 0;
      max = 1;
    } else if (bounds.lookingAt()) {
      next = bounds.end();
      min = number(bounds.group(1));
      if (bounds.group(2) == null) {
        max = min;
      } else if (!bounds.group(3).isEmpty()) {
        max = number(bounds.group(3));
      }
      if (max < min) {
        throw error("the bounds of a quantifier are in the wrong order");
      }
    } else {
      return atom;
    }
    boolean greedy = !skip("?");
    refuseQuantifier();
    return new PatternLoop(atom, min, max, greedy, firstGroup, parsedGroups + 1);
  }

  private void refuseQuantifier() {
    if (next < source.length()
        && ("*+?".indexOf(source.charAt(next)) >= 0 || at(BOUNDS).lookingAt())) {
      throw error("nothing to repeat before '" + source.charAt(next) + "'");
    }
  }

  /** The number, or the largest that there is. */
  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  private PatternNode escape() {
    requireEscaped();
    Matcher decimal = at(DECIMAL);
    if (decimal.lookingAt() && number(decimal.group()) <= groups) {
      next = decimal.end();
      return PatternNode.backreference(number(decimal.group()), letterCase);
    }
    char c = source.charAt(next);
    if (c == 'k' && !names.isEmpty()) {
      next++;
      Integer group = names.get(name());
      if (group == null) {
        throw error("\\k names no group");
      }
      return PatternNode.backreference(group, letterCase);
    }
    BitSet named = CharacterClasses.named(c);
    if (named != null) {
      next++;
      return set(named, /* negated= */ false);
    }
    return character(escapedCharacter(/* inClass= */ false));
  }

  private void requireEscaped() {
    if (next == source.length()) {
      throw error("\\ at the end");
    }
  }

  /** Reads what follows a backslash and stands for one character. */
  private char escapedCharacter(boolean inClass) {
    Matcher hex = at(HEX);
    if (hex.lookingAt()) {
      next = hex.end();
      return (char) Integer.parseInt(hex.group().substring(1), 16);
    }
    Matcher octal = at(OCTAL);
    if (octal.lookingAt()) {
      next = octal.end();
      return (char) Integer.parseInt(octal.group(), 8);
    }
    char c = source.charAt(next++);
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> '\u000b';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'c' -> control(inClass);
      case 'k' -> {
        if (!names.isEmpty()) {
          throw error("\\k is invalid here");
        }
        yield c;
      }
      default -> c;
    };
  }

  /** The control character of the letter after {@code \c}; without a letter, a backslash. */
  private char control(boolean inClass) {
    char letter = next < source.length() ? source.charAt(next) : 0;
    boolean valid =
        (letter >= 'a' && letter <= 'z')
            || (letter >= 'A' && letter <= 'Z')
            || (inClass && CharacterClasses.WORD.get(letter));
    if (!valid) {
      next--;
      return '\\';
    }
    next++;
    return (char) (letter % 32);
  }

  private PatternNode characterClass() {
    boolean negated = skip("^");
    BitSet members = new BitSet();
    while (!skip("]")) {
      BitSet first = classAtom();
      boolean range =
          source.startsWith("-", next)
              && next + 1 < source.length()
              && source.charAt(next + 1) != ']';
      if (!range) {
        members.or(first);
        continue;
      }
      next++;
      BitSet last = classAtom();
      if (first.cardinality() != 1 || last.cardinality() != 1) {
        members.or(first);
        members.set('-');
        members.or(last);
      } else if (first.length() > last.length()) {
        throw error("the bounds of a range are in the wrong order");
      } else {
        members.set(first.length() - 1, last.length());
      }
    }
    return set(members, negated);
  }

  /** Reads a character or a named class in a class. */
  private BitSet classAtom() {
    if (next == source.length()) {
      throw error("unclosed character class");
    }
    char c = source.charAt(next++);
    if (c == '\\') {
      requireEscaped();
      char escaped = source.charAt(next);
      BitSet named = CharacterClasses.named(escaped);
      if (named != null) {
        next++;
        return named;
      }
      if (escaped == 'b') {
        next++;
        c = '\b';
      } else {
        c = escapedCharacter(/* inClass= */ true);
      }
    }
    BitSet members = new BitSet();
    members.set(c);
    return members;
  }

  private PatternNode character(char c) {
    return PatternNode.character(CharacterSet.of(c, letterCase));
  }

  private PatternNode set(BitSet members, boolean negated) {
    return PatternNode.character(CharacterSet.of(members, negated, letterCase));
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(source).region(next, source.length());
  }

  private boolean skip(String text) {
    boolean there = source.startsWith(text, next);
    next += there ? text.length() : 0;
    return there;
  }

  private PatternSyntaxException error(String problem) {
    return new PatternSyntaxException(problem, source, next);
  }
}
