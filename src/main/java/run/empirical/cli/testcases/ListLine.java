package run.empirical.cli.testcases;

import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.WhiteSpace;

/**
 * A line that names a test: an ID or a link up to the first white space, and behind it perhaps a
 * title or a comment.
 *
 * @param reference an ID or a link
 * @param title empty without one; a comment is none
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

  /** Whether it has a Playwright ID anywhere but in a comment. */
  boolean hasPlaywrightId() {
    return !TestCaseId.playwrightIdsIn(reference).isEmpty()
        || !TestCaseId.playwrightIdsIn(title).isEmpty();
  }

  /**
   * The test that it names.
   *
   * @throws IllegalArgumentException when it names none, or several
   */
  TestCase testCase() {
    String id = TestReference.idIn(reference);
    String problem = TestCaseId.problem(id);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    if (id.indexOf(',') >= 0) {
      throw new IllegalArgumentException("a test case ID has no comma; write one ID per line");
    }
    TestCase testCase = new TestCase(id, title);
    if (testCase.looksLikePlaywright()
        && !TestCaseId.playwrightIdsIn(title).stream().allMatch(id::equals)) {
      throw new IllegalArgumentException("several test case IDs; write one ID per line");
    }
    return testCase;
  }
}
