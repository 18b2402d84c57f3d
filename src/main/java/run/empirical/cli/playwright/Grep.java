package run.empirical.cli.playwright;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Picks tests by what Playwright calls them, as its own {@code --grep} does: a JavaScript regular
 * expression that ignores case, or {@code /expression/flags} that ignores it with the flag {@code
 * i} only.
 */
public final class Grep {
  /** Playwright's own pattern: with any other flag the text is an expression with slashes in it. */
  private static final Pattern WITH_FLAGS = Pattern.compile("/(.*)/([gi]*)");

  private final String text;
  private final Pattern pattern;

  private Grep(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Reads an expression as the option's value gives it.
   *
   * @throws IllegalArgumentException when it is none; the message is for people
   */
  public static Grep parse(String text) {
    Matcher withFlags = WITH_FLAGS.matcher(text);
    boolean flagged = withFlags.matches();
    String source = flagged ? withFlags.group(1) : text;
    String flags = flagged ? withFlags.group(2) : "gi";
    if (flags.chars().distinct().count() < flags.length()) {
      throw new IllegalArgumentException("'" + text + "' has a flag twice: " + flags);
    }
    try {
      int ignoreCase = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
      return new Grep(
          text,
          Pattern.compile(JavaScriptPattern.toJava(source), flags.contains("i") ? ignoreCase : 0));
    } catch (PatternSyntaxException e) {
      throw invalid(text, e.getDescription(), e);
    }
  }

  /**
   * Whether one of the texts that Playwright calls a test has the expression in it.
   *
   * @throws IllegalArgumentException when that takes too many steps; the message is for people
   */
  boolean matches(TestName name) {
    try {
      return name.searchTexts().stream()
          .anyMatch(searched -> pattern.matcher(new StepLimit(searched)).find());
    } catch (StepLimit.ExceededException | StackOverflowError e) {
      // Java's matcher calls itself for each turn of a group that repeats.
      throw new IllegalArgumentException(
          "'" + text + "' takes too many steps to match '" + name.title(false, 0) + "'", e);
    }
  }

  private static IllegalArgumentException invalid(String text, String problem, Throwable cause) {
    String reason = problem.substring(0, 1).toLowerCase(Locale.ROOT) + problem.substring(1);
    return new IllegalArgumentException(
        "'" + text + "' is not a regular expression: " + reason, cause);
  }
}
