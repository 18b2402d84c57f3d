package run.empirical.cli.testcases;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.text.SafeText;
import run.empirical.cli.text.Secrets;
import run.empirical.cli.text.ShortText;
import run.empirical.cli.text.WhiteSpace;

/**
 * Reads lists of test case IDs or links, one per line, each with an optional title after it, and
 * the {@linkplain Selection selections} among the lines. If a line that may name a test cannot be
 * read, the list is rejected, since a part of it would ask a different question.
 */
public final class IdList {
  /** In characters. */
  private static final int MAX_SHOWN = 100;

  /** Playwright's own reporters print this line before a list of tests. */
  private static final String PLAYWRIGHTS_HEADING = "Listing tests:";

  /** The lines. After {@code next}, {@code nextIndex} is the number of the current line. */
  private final ListIterator<String> lines;

  private final boolean hasSelection;
  private final List<TestCase> testCases = new ArrayList<>();

  /** The lines before and after selections. */
  private final List<String> ignored = new ArrayList<>();

  /** The message about the first ID that is not of Playwright's form; null if all are. */
  private @Nullable String formProblem;

  private IdList(List<String> lines) {
    this.lines = lines.listIterator();
    this.hasSelection = lines.stream().anyMatch(Selection::beginsWith);
  }

  /**
   * Reads the test cases of a list of IDs, or of the {@linkplain ApiTestCases API's own list}.
   * Blank lines and lines that start with {@code #} are skipped. Get the test cases when all lists
   * have been read, since their titles depend on the projects of all.
   *
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used
   */
  public static Supplier<TestCaseList> read(String file, ReadingContext context) {
    ListInput input = ListInput.read(file, context.inputs());
    List<String> lines = input.text().lines().toList();
    String start = WhiteSpace.strip(input.text());
    for (String line : lines) {
      String error = Selection.error(line);
      if (error != null) {
        throw input.unusable(": %s", error);
      }
    }
    String otherInput = otherInput(lines, start);
    if (otherInput != null) {
      throw input.unusable(" %s", otherInput);
    }
    IdList list = new IdList(lines);
    if (start.startsWith("{") && !list.hasSelection) {
      return ApiTestCases.read(input, context);
    }
    try {
      list.read();
    } catch (IllegalArgumentException e) {
      throw input.unusable(": line %s: %s", list.lines.nextIndex(), e.getMessage());
    }
    if (list.formProblem != null
        && list.testCases.stream().anyMatch(it -> TestCaseId.isPlaywright(it.id()))) {
      throw input.unusable(": %s", list.formProblem);
    }
    if (!list.ignored.isEmpty()) {
      context.console().note("--from: " + input.name() + ": " + list.ignoredLines(context.host()));
    }
    return () -> TestCaseList.ofList(list.testCases);
  }

  /** The message about an input that is clearly not a list; null if it may be one. */
  private static @Nullable String otherInput(List<String> lines, String start) {
    if (lines.stream().anyMatch(Selection::isMarked)) {
      return null;
    }
    if (lines.stream()
        .map(line -> WhiteSpace.strip(SafeText.withoutColours(line)))
        .anyMatch(PLAYWRIGHTS_HEADING::equals)) {
      return "is what Playwright's own --list prints, without IDs; add " + Selection.REPORTER;
    }
    if (start.startsWith("<http")) {
      return "has a link in < and >; write the link alone";
    }
    return start.startsWith("<") || start.startsWith("[")
        ? "is not a list of IDs; " + ListInput.OTHER_INPUTS
        : null;
  }

  private void read() {
    while (lines.hasNext()) {
      String line = lines.next();
      if (Selection.beginsWith(line)) {
        testCases.addAll(Selection.read(line, lines));
      } else if (Selection.isMarked(line)) {
        throw Selection.withoutFirstLine();
      } else {
        readLine(line);
      }
    }
  }

  private void readLine(String line) {
    String text = WhiteSpace.strip(line);
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    if (Secrets.setsKey(text)) {
      throw new IllegalArgumentException(
          "sets " + Secrets.KEY_VARIABLE + "; to read the API key from a file, use --key-file");
    }
    if (hasSelection) {
      readOutsideSelection(text);
    } else {
      readPasted(text);
    }
  }

  /**
   * Ignores a line before or after a selection, since another program may have printed it. Rejects
   * it if it may name a test that the user meant to look up.
   */
  private void readOutsideSelection(String text) {
    ListLine line = ListLine.of(text);
    if (TestCaseId.maybeIn(line.reference()) || TestCaseId.maybeIn(line.title())) {
      throw new IllegalArgumentException(
          "may name a test, but is not in the list; remove the line, or the first and last line of"
              + " the list");
    }
    ignored.add(text);
  }

  /**
   * Reads a line of a list without a selection. If any ID has Playwright's form, all must: other
   * text was pasted by mistake, and would be looked up as an ID.
   */
  private void readPasted(String text) {
    TestCase testCase = ListLine.of(text).testCase();
    testCases.add(testCase);
    if (formProblem == null && !TestCaseId.isPlaywright(testCase.id())) {
      formProblem =
          Message.of(
              "line %s: '%s' is not a Playwright test ID; begin each line with one",
              lines.nextIndex(), testCase.id());
    }
  }

  private String ignoredLines(Host host) {
    String first = ShortText.of(ignored.get(0), MAX_SHOWN, host.secrets()::redact);
    return ignored.size() == 1
        ? "ignored a line outside the list: '" + first + "'"
        : Message.of("ignored %s lines outside the list, the first: '%s'", ignored.size(), first);
  }
}
