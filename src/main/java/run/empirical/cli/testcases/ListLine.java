package run.empirical.cli.testcases;

import java.util.List;
import run.empirical.cli.failure.Message;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.ShortList;
import run.empirical.cli.text.WhiteSpace;

/**
 * A line that names a test: an ID or a link, then optionally white space and a title or a comment.
 *
 * @param reference an ID or a link
 * @param title empty for none; a comment is not a title
 */
record ListLine(String reference, String title) {
  /** Splits a line. After a blank, {@code #} starts a comment; after a tab, a title does. */
  static ListLine of(String line) {
    String text = WhiteSpace.strip(line);
    int end = WhiteSpace.indexIn(text);
    String rest = WhiteSpace.strip(text.substring(end));
    boolean comment = rest.startsWith("#") && text.charAt(end) != '\t';
    return new ListLine(text.substring(0, end), comment ? "" : rest);
  }

  /**
   * The test that the line names.
   *
   * @throws IllegalArgumentException if it names none or several, or has a Playwright ID that is
   *     not the one that it names
   */
  TestCase testCase() {
    String id = TestReference.idIn(reference);
    String problem = TestCaseId.problem(id);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    List<String> ids = TestCaseId.playwrightIdsIn(reference + " " + title);
    if (ids.stream().allMatch(id::equals)) {
      return new TestCase(id, title);
    }
    throw new IllegalArgumentException(
        ids.size() > 1
            ? "several test case IDs; write one per line: " + ShortList.of(ids, ", ")
            : Message.of(
                "'%s' is not a Playwright test ID; begin the line with %s", id, ids.get(0)));
  }
}
