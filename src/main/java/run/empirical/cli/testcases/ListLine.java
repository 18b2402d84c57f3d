package run.empirical.cli.testcases;

import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseId;
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

  /** Whether the line has a Playwright ID outside a comment. */
  boolean hasPlaywrightId() {
    return !TestCaseId.playwrightIdsIn(reference + " " + title).isEmpty();
  }

  /**
   * The test that the line names.
   *
   * @throws IllegalArgumentException if it names none or several
   */
  TestCase testCase() {
    String id = TestReference.idIn(reference);
    String problem = TestCaseId.problem(id);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    TestCase testCase = new TestCase(id, title);
    if (testCase.looksLikePlaywright()
        && !TestCaseId.playwrightIdsIn(title).stream().allMatch(id::equals)) {
      throw new IllegalArgumentException("several test case IDs; write one ID per line");
    }
    return testCase;
  }
}
