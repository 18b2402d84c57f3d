package run.empirical.cli.jq;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@code "\(value)"} print as {@code value | tostring} does. Without this, the engine prints
 * numbers in strings as Java does.
 */
final class JqInterpolation {
  /** A comment, the start of a string with or without a format, or any character. */
  private static final Pattern CODE = Pattern.compile("#[^\\r\\n]*|@\\w+\\s*\"|[\\s\\S]");

  private static final Pattern STRING = Pattern.compile("\\\\?[\\s\\S]");

  private JqInterpolation() {}

  /**
   * Ends each interpolation in a string without a format with {@code |@text}.
   *
   * @param filter valid jq
   */
  static String withText(String filter) {
    StringBuilder result = new StringBuilder();
    // A parenthesis for code, else the first character of the token that started the string.
    Deque<Character> open = new ArrayDeque<>(List.of('('));
    Matcher token = CODE.matcher(filter);
    while (token.lookingAt()) {
      String text = token.group();
      if (open.getFirst() != '(') {
        if (text.equals("\\(")) {
          open.push('(');
        } else if (text.equals("\"")) {
          open.pop();
        }
      } else if (text.equals(")")) {
        open.pop();
        result.append(open.getFirst() == '"' ? "|@text" : "");
      } else if (text.equals("(") || (text.endsWith("\"") && !text.startsWith("#"))) {
        open.push(text.charAt(0));
      }
      result.append(text);
      token.region(token.end(), filter.length());
      token.usePattern(open.getFirst() == '(' ? CODE : STRING);
    }
    return result.toString();
  }
}
