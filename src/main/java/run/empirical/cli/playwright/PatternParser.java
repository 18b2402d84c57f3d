package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Parses a JavaScript regular expression. */
final class PatternParser {
  private static final int MAX_DEPTH = 200;
  private static final Pattern BOUNDS = Pattern.compile("\\{([0-9]+)(,([0-9]*))?\\}");
  private static final Pattern QUANTIFIER = Pattern.compile("[*+?]|" + BOUNDS);
  private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]*");

  private final PatternSource source;
  private final CharacterParser characters;
  private final LetterCase letterCase;
  private int parsedGroups;
  private int depth;

  PatternParser(PatternSource source, LetterCase letterCase) {
    this.source = source;
    this.characters = new CharacterParser(source);
    this.letterCase = letterCase;
  }

  /**
   * Parses the whole expression.
   *
   * @throws PatternSyntaxException if it is invalid
   */
  PatternNode parse() {
    PatternNode pattern = disjunction();
    if (!source.isAtEnd()) {
      throw source.error("unmatched closing ')'");
    }
    return pattern;
  }

  private PatternNode disjunction() {
    List<PatternNode> alternatives = new ArrayList<>(List.of(alternative()));
    while (source.skip("|")) {
      alternatives.add(alternative());
    }
    return PatternNode.firstOf(alternatives);
  }

  private PatternNode alternative() {
    List<PatternNode> terms = new ArrayList<>();
    while (!source.isAtEnd() && !source.startsWith("|") && !source.startsWith(")")) {
      terms.add(term());
    }
    return PatternNode.sequence(terms);
  }

  private PatternNode term() {
    PatternNode assertion = assertion();
    refuseQuantifier();
    if (assertion != null) {
      return assertion;
    }
    int firstGroup = parsedGroups + 1;
    return quantified(atom(), firstGroup);
  }

  private @Nullable PatternNode assertion() {
    if (source.skip("^")) {
      return PatternNode.assertion(PatternAttempt::atStart);
    }
    if (source.skip("$")) {
      return PatternNode.assertion(PatternAttempt::atEnd);
    }
    if (source.skip("\\b")) {
      return PatternNode.assertion(PatternAttempt::atWordBoundary);
    }
    if (source.skip("\\B")) {
      return PatternNode.assertion(attempt -> !attempt.atWordBoundary());
    }
    if (source.skip("(?<=")) {
      return PatternNode.look(inGroup(), /* behind= */ true, /* negative= */ false);
    }
    if (source.skip("(?<!")) {
      return PatternNode.look(inGroup(), /* behind= */ true, /* negative= */ true);
    }
    return null;
  }

  private PatternNode atom() {
    if (source.skip("(?=")) {
      return PatternNode.look(inGroup(), /* behind= */ false, /* negative= */ false);
    }
    if (source.skip("(?!")) {
      return PatternNode.look(inGroup(), /* behind= */ false, /* negative= */ true);
    }
    if (source.skip("(?:")) {
      return inGroup();
    }
    char c = source.read();
    return switch (c) {
      case '(' -> group();
      case '[' -> {
        boolean negated = source.skip("^");
        yield set(characters.members(), negated);
      }
      case '.' -> set(CharacterClasses.LINE_END, /* negated= */ true);
      case '\\' -> escape();
      default -> character(c);
    };
  }

  private PatternNode group() {
    if (source.skip("?")) {
      if (!source.startsWith("<")) {
        throw source.error("invalid group: it starts with (?");
      }
      source.readName();
    }
    int group = ++parsedGroups;
    return PatternNode.group(group, inGroup());
  }

  /** Parses up to the end of a group that has begun. */
  private PatternNode inGroup() {
    if (++depth > MAX_DEPTH) {
      throw source.error("its groups are nested too deeply");
    }
    PatternNode content = disjunction();
    depth--;
    if (!source.skip(")")) {
      throw source.error("unclosed group");
    }
    return content;
  }

  private PatternNode quantified(PatternNode atom, int firstGroup) {
    int min;
    int max = Integer.MAX_VALUE;
    Matcher bounds = source.match(BOUNDS);
    if (source.skip("*")) {
      min = 0;
    } else if (source.skip("+")) {
      min = 1;
    } else if (source.skip("?")) {
      min = 0;
      max = 1;
    } else if (bounds != null) {
      source.skip(bounds.group());
      min = number(bounds.group(1));
      if (bounds.group(2) == null) {
        max = min;
      } else if (!bounds.group(3).isEmpty()) {
        max = number(bounds.group(3));
      }
      if (max < min) {
        throw source.error("the bounds of a quantifier are in the wrong order");
      }
    } else {
      return atom;
    }
    boolean greedy = !source.skip("?");
    refuseQuantifier();
    return new PatternLoop(atom, min, max, greedy, firstGroup, parsedGroups + 1);
  }

  private void refuseQuantifier() {
    if (source.match(QUANTIFIER) != null) {
      throw source.error("nothing to repeat before '" + source.peek() + "'");
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
    characters.requireEscaped();
    PatternNode backreference = backreference();
    if (backreference != null) {
      return backreference;
    }
    BitSet named = CharacterClasses.named(source.peek());
    if (named != null) {
      source.read();
      return set(named, /* negated= */ false);
    }
    return character(characters.escaped(/* inClass= */ false));
  }

  /** Reads a reference to a group; null if there is none. */
  private @Nullable PatternNode backreference() {
    if (source.hasNames() && source.skip("k")) {
      Integer group = source.group(source.readName());
      if (group == null) {
        throw source.error("\\k names no group");
      }
      return PatternNode.backreference(group, letterCase);
    }
    Matcher decimal = source.match(DECIMAL);
    if (decimal == null || number(decimal.group()) > source.groups()) {
      return null;
    }
    source.skip(decimal.group());
    return PatternNode.backreference(number(decimal.group()), letterCase);
  }

  private PatternNode character(char c) {
    return PatternNode.character(CharacterSet.of(c, letterCase));
  }

  private PatternNode set(BitSet members, boolean negated) {
    return PatternNode.character(CharacterSet.of(members, negated, letterCase));
  }
}
