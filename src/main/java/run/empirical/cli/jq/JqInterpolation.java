package run.empirical.cli.jq;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@code "\(value)"} print as {@code value | tostring} does. Without this, the engine prints
 * numbers in strings as Java does.
 */
final class JqInterpolation {
  private static final Pattern CODE = Pattern.compile("#[^\\r\\n]*|@\\w*|\\s+|.");
  private static final Pattern STRING = Pattern.compile("\\\\.|[^\"\\\\]+|.", Pattern.DOTALL);

  private static final char PARENTHESIS = '(';
  private static final char PLAIN_STRING = '"';
  private static final char FORMATTED_STRING = '@';

  private JqInterpolation() {}

  /**
   * Ends each interpolation in a string without a format with {@code |@text}.
   *
   * @param filter valid jq
   */
  static String withText(String filter) {
    StringBuilder result = new StringBuilder();
    Deque<Character> open = new ArrayDeque<>();
    open.push(PARENTHESIS);
    boolean formatted = false;
    for (Matcher token = CODE.matcher(filter);
        token.lookingAt();
        token.region(token.end(), filter.length())) {
      String text = token.group();
      if (open.getFirst() == PARENTHESIS) {
        switch (text) {
          case "(" -> open.push(PARENTHESIS);
          case "\"" -> open.push(formatted ? FORMATTED_STRING : PLAIN_STRING);
          case ")" -> {
            open.pop();
            if (open.getFirst() == PLAIN_STRING) {
              result.append("|@text");
            }
          }
          default -> {}
        }
      } else if (text.equals("\\(")) {
        open.push(PARENTHESIS);
      } else if (text.equals("\"")) {
        open.pop();
      }
      result.append(text);
      formatted = text.startsWith("@") || (formatted && (text.isBlank() || text.startsWith("#")));
      token.usePattern(open.getFirst() == PARENTHESIS ? CODE : STRING);
    }
    return result.toString();
  }
}
