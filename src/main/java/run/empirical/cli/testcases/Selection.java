package run.empirical.cli.testcases;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Message;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.Plural;
import run.empirical.cli.text.SafeText;

/**
 * The output of the npm package's list reporter: a first line with the number of the selected
 * tests, a line for each with its ID, a tab and its title, and a last line. A truncated selection
 * is therefore rejected. Test files, npm and Yarn may print before and after it.
 */
final class Selection {
  /** The option with which Playwright prints a selection. */
  static final String REPORTER = "--reporter=@empiricalrun/last-pass/list";

  private static final Pattern FIRST_LINE =
      Pattern.compile("# empirical: selected tests: ([0-9]{1,9})");
  private static final String LAST_LINE = "# empirical: end";
  private static final String ERROR = "# empirical: error: ";
  private static final Pattern ENTRY = Pattern.compile("(?Us)(\\S+)\t(.*)");

  /** The start of the reporter's own lines, also with other white space or a byte order mark. */
  private static final Pattern MARK = Pattern.compile("(?U)#[\\s\ufeff]*+empirical:");

  private Selection() {}

  /** Whether a line is the first one of a selection. */
  static boolean beginsWith(String line) {
    return FIRST_LINE.matcher(line).matches();
  }

  /** Whether a line is one of the reporter's own lines, possibly changed. */
  static boolean isMarked(String line) {
    return MARK.matcher(SafeText.withoutColours(line)).find();
  }

  /** The reason in this line why Playwright could not list the tests; null for another line. */
  static @Nullable String error(String line) {
    return line.startsWith(ERROR) ? line.substring(ERROR.length()) : null;
  }

  /**
   * Reads the lines after the first line, up to the last line of the selection.
   *
   * @throws IllegalArgumentException if the selection is not complete; the last line read is the
   *     wrong one
   */
  static List<TestCase> read(String firstLine, Iterator<String> lines) {
    Matcher first = FIRST_LINE.matcher(firstLine);
    int count = first.matches() ? Integer.parseInt(first.group(1)) : 0;
    Map<String, TestCase> tests = new LinkedHashMap<>();
    while (tests.size() < count) {
      Matcher entry = ENTRY.matcher(lines.hasNext() ? lines.next() : "");
      if (!entry.matches() || TestCaseId.problem(entry.group(1)) != null) {
        throw problem(
            "the list is incomplete: %s of %s; to use a part of a list, remove its first and last"
                + " line",
            tests.size(), Plural.of(count, "test"));
      }
      TestCase test = new TestCase(entry.group(1), entry.group(2));
      if (tests.put(test.id(), test) != null) {
        throw problem("the list has %s twice", test.id());
      }
    }
    if (!lines.hasNext() || !lines.next().equals(LAST_LINE)) {
      throw problem("the list is incomplete: no '%s' after its tests (%s)", LAST_LINE, count);
    }
    return List.copyOf(tests.values());
  }

  @FormatMethod
  private static IllegalArgumentException problem(@FormatString String template, Object... values) {
    return new IllegalArgumentException(Message.of(template, values));
  }

  /** The error for a {@linkplain #isMarked marked} line outside a selection. */
  static IllegalArgumentException withoutFirstLine() {
    return new IllegalArgumentException(
        "the list's first line, '# empirical: selected tests: N', is missing or changed");
  }
}
