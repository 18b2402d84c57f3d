package run.empirical.cli.playwright;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Selects tests as Playwright's {@code --grep} does: by a JavaScript regular expression that
 * ignores case, or by {@code /expression/flags}, which ignores case only with the flag {@code i}.
 */
public final class Grep {
  /** Playwright's own pattern. With any other flag, the slashes are part of the expression. */
  private static final Pattern WITH_FLAGS = Pattern.compile("/([^\n\r\u2028\u2029]*)/([gi]*)");

  private final String text;
  private final CodeUnits codeUnits;
  private final Pattern pattern;

  private Grep(String text, CodeUnits codeUnits, Pattern pattern) {
    this.text = text;
    this.codeUnits = codeUnits;
    this.pattern = pattern;
  }

  /**
   * Parses the option's value.
   *
   * @throws IllegalArgumentException if it is invalid; the message is for users
   */
  public static Grep parse(String text) {
    Matcher withFlags = WITH_FLAGS.matcher(text);
    boolean flagged = withFlags.matches();
    String source = flagged ? withFlags.group(1) : text;
    String flags = flagged ? withFlags.group(2) : "gi";
    if (flags.chars().distinct().count() < flags.length()) {
      throw new IllegalArgumentException("'" + text + "' has a duplicate flag: " + flags);
    }
    try {
      CodeUnits codeUnits = new CodeUnits(flags.contains("i"));
      return new Grep(text, codeUnits, JavaScriptPattern.toJava(source, codeUnits));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a supported regular expression: " + e.getDescription(), e);
    }
  }

  /**
   * Whether the expression matches one of the test's names.
   *
   * @throws IllegalArgumentException if matching takes too many steps; the message is for users
   * @throws UnusableReportException if the report does not tell what to search
   */
  boolean matches(TestName name) throws UnusableReportException {
    try {
      return name.searchTexts().stream()
          .map(codeUnits::encode)
          .anyMatch(searchText -> pattern.matcher(new StepLimit(searchText)).find());
    } catch (StepLimit.ExceededException | StackOverflowError e) {
      // Java's matcher recurses for each iteration of a repeated group.
      throw new IllegalArgumentException(
          "'" + text + "' takes too many steps to match '" + name.title(false, 0) + "'", e);
    }
  }
}
