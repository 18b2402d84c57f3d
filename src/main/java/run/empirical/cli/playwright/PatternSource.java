package run.empirical.cli.playwright;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The text of a regular expression with the position up to which it is parsed, and its groups. */
final class PatternSource {
  private static final int MAX_LENGTH = 4096;
  private static final Pattern NAME = Pattern.compile("<([a-zA-Z_$][a-zA-Z0-9_$]*)>");

  private final String text;
  private final Map<String, Integer> names = new HashMap<>();
  private int groups;
  private int next;

  PatternSource(String text) {
    this.text = text;
    if (text.length() > MAX_LENGTH) {
      throw error("it has more than " + MAX_LENGTH + " characters");
    }
    findGroups();
  }

  /** Counts the groups and collects their names, to which escapes before them may refer. */
  private void findGroups() {
    boolean inClass = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[' || c == ']') {
        inClass = c == '[';
      } else if (c == '(' && !inClass) {
        next = i + 1;
        boolean named = text.startsWith("?<", next) && !isLookBehind(next);
        if (named) {
          next++;
          if (names.put(readName(), groups + 1) != null) {
            throw error("two groups have the same name");
          }
        }
        groups += named || !text.startsWith("?", i + 1) ? 1 : 0;
      }
    }
    next = 0;
  }

  private boolean isLookBehind(int at) {
    return text.startsWith("?<=", at) || text.startsWith("?<!", at);
  }

  /** The number of groups in the whole text. */
  int groups() {
    return groups;
  }

  /** Whether some group in the whole text has a name. */
  boolean hasNames() {
    return !names.isEmpty();
  }

  /** The number of the group with this name; null if there is none. */
  @Nullable Integer group(String name) {
    return names.get(name);
  }

  boolean isAtEnd() {
    return next == text.length();
  }

  /** The next character; NUL at the end. */
  char peek() {
    return isAtEnd() ? 0 : text.charAt(next);
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

  /** What an expression matches here; null if it does not match. */
  @Nullable Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(next, text.length());
    return matcher.lookingAt() ? matcher : null;
  }

  /** Moves over what an expression matches, and returns the match; null if it does not match. */
  @Nullable Matcher skip(Pattern pattern) {
    Matcher matcher = match(pattern);
    next = matcher == null ? next : matcher.end();
    return matcher;
  }

  boolean startsWith(String expected) {
    return text.startsWith(expected, next);
  }

  /** Reads the name of a group in angle brackets. */
  String readName() {
    Matcher name = skip(NAME);
    if (name == null) {
      throw error("a group needs a name of ASCII letters and digits in angle brackets");
    }
    return name.group(1);
  }

  PatternSyntaxException error(String problem) {
    return new PatternSyntaxException(problem, text, next);
  }
}
