package run.empirical.cli.testcases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ListIterator;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.text.SafeText;
import run.empirical.cli.text.ShortText;
import run.empirical.cli.text.WhiteSpace;

/**
 * Reads lists of test case IDs or links, one per line, each with an optional title after it, and
 * the {@linkplain Selection selections} among the lines. If a line that may name a test cannot be
 * read, the list is rejected, since a part of it would ask a different question.
 */
public final class IdList {
  /** In bytes, enough for more than a million IDs. */
  private static final int MAX_SIZE = 64 << 20;

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
   * Reads the test cases of a list. Blank lines and lines that start with {@code #} are skipped.
   *
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used
   */
  public static TestCaseList read(String file, Sources sources) {
    String name = InputFiles.name(file);
    List<String> lines = lines(file, sources.inputs());
    if (sources.gated() && lines.stream().allMatch(WhiteSpace::isBlank)) {
      throw unusable(name + " is empty");
    }
    for (String line : lines) {
      String error = Selection.error(line);
      if (error != null) {
        throw unusable(name + ": " + error);
      }
    }
    IdList list = new IdList(lines);
    String otherInput = otherInput(lines);
    if (otherInput != null) {
      throw unusable(name + " " + otherInput);
    }
    try {
      list.read();
    } catch (IllegalArgumentException e) {
      throw unusable(name + ": line " + list.lines.nextIndex() + ": " + e.getMessage());
    }
    if (list.formProblem != null
        && list.testCases.stream().anyMatch(TestCase::looksLikePlaywright)) {
      throw unusable(name + ": " + list.formProblem);
    }
    if (!list.ignored.isEmpty()) {
      sources.console().note("--from: " + name + ": " + list.ignoredLines(sources.host()));
    }
    return TestCaseList.ofList(list.testCases, "no test case ID in " + name);
  }

  private static List<String> lines(String file, InputFiles inputs) {
    try (InputStream in = inputs.open(file, "--from", MAX_SIZE)) {
      byte[] bytes = in.readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      // Older versions of PowerShell write UTF-16, which begins with a byte order mark.
      String start = HexFormat.of().formatHex(bytes, 0, Math.min(2, bytes.length));
      boolean marked = start.matches("fffe|feff");
      boolean hasNul = text.indexOf('\0') >= 0;
      if (marked || hasNul) {
        String encoding = marked && hasNul ? "UTF-16" : "not UTF-8";
        throw unusable(InputFiles.name(file) + ": it is " + encoding + "; save it as UTF-8");
      }
      return InputFiles.withoutByteOrderMark(text).lines().toList();
    } catch (IOException e) {
      throw unusable("cannot read " + InputFiles.name(file) + ": " + IoProblem.of(e));
    }
  }

  private static FailureException unusable(String problem) {
    return FailureException.config("--from: %s", problem);
  }

  /** The message about an input that is clearly not a list of IDs; null if it may be one. */
  private static @Nullable String otherInput(List<String> lines) {
    if (lines.stream().anyMatch(Selection::isMarked)) {
      return null;
    }
    if (lines.stream()
        .map(line -> WhiteSpace.strip(SafeText.withoutColours(line)))
        .anyMatch(PLAYWRIGHTS_HEADING::equals)) {
      return "is what Playwright's own --list prints, without IDs; add " + Selection.REPORTER;
    }
    String start =
        lines.stream().map(WhiteSpace::strip).filter(it -> !it.isEmpty()).findFirst().orElse("");
    if (start.startsWith("<http")) {
      return "has a link in < and >; write the link alone";
    }
    return start.startsWith("<") || start.startsWith("{")
        ? "is not a list of IDs; for an HTML report or .last-run.json, use --from-playwright; for a"
            + " list of tests, add "
            + Selection.REPORTER
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
    if (formProblem == null && !testCase.looksLikePlaywright()) {
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
