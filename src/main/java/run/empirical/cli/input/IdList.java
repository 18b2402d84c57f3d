package run.empirical.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.IdFlaw;
import run.empirical.cli.model.TestCase;

/** A list of test case IDs or links, one per line, each with an optional title after it. */
final class IdList {
  /** In bytes, enough for more than a million IDs. */
  static final int LARGEST = 64 << 20;

  /** In characters; a file with a longer line is not a list of IDs. */
  private static final int LONGEST_LINE = 4096;

  private IdList() {}

  /** A line that cannot be an ID. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(int line, @Nullable String why) {
      super("line " + line + ": " + why);
    }
  }

  /**
   * Reads the test cases of a list in order. An ID ends at the first white space. What follows is
   * the test's title; if it starts with {@code #} and no tab precedes it, it is a comment. Skips
   * blank lines and lines that start with {@code #}.
   *
   * @param testCases gets each test case and the number of its line
   */
  static void read(InputStream in, ObjIntConsumer<TestCase> testCases)
      throws IOException, MalformedException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    boolean first = true;
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
      try {
        TestCase testCase = parse(number == 1 ? withoutByteOrderMark(line) : line);
        if (testCase != null) {
          checkFirst(testCase, first);
          first = false;
          testCases.accept(testCase, number);
        }
      } catch (IllegalArgumentException e) {
        throw new MalformedException(number, e.getMessage());
      }
    }
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith("\ufeff") ? line.substring(1) : line;
  }

  private static void checkFirst(TestCase testCase, boolean first) {
    if (first && testCase.id().startsWith("{")) {
      throw new IllegalArgumentException(
          "this is JSON, not a list of IDs; --from-playwright reads Playwright's reports");
    }
  }

  /** The test case in a line; null if there is none. */
  private static @Nullable TestCase parse(String line) {
    if (line.length() > LONGEST_LINE) {
      throw new IllegalArgumentException("too long for a test case ID");
    }
    if (line.indexOf('\ufffd') >= 0) {
      // What the decoder makes of bytes that are no text.
      throw new IllegalArgumentException(IdFlaw.NOT_TEXT.words());
    }
    String entry = line.strip();
    if (entry.isEmpty()) {
      return null;
    }
    if (line.substring(0, line.indexOf(entry)).contains("\t")) {
      throw new IllegalArgumentException("there is no ID before the tab");
    }
    if (entry.startsWith("#")) {
      return null;
    }
    int end = 0;
    while (end < entry.length() && !isSpace(entry.charAt(end))) {
      end++;
    }
    String id = TestLink.parse(entry.substring(0, end)).testCaseId();
    IdFlaw flaw = IdFlaw.of(id);
    if (flaw != null) {
      throw new IllegalArgumentException(flaw.words());
    }
    return new TestCase(id, title(entry.substring(end)));
  }

  /** Whether it is a tab or white space that is no control character. */
  private static boolean isSpace(char c) {
    return c == '\t' || (Character.isWhitespace(c) && !Character.isISOControl(c));
  }

  /** The title in what follows an ID; null if there is none, or a comment. */
  private static @Nullable String title(String rest) {
    String title = rest.strip();
    boolean comment = title.startsWith("#") && !rest.startsWith("\t");
    return title.isEmpty() || comment ? null : title;
  }
}
