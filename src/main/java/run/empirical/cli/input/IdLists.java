package run.empirical.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;

/**
 * Reads lists of test case IDs or links, one per line, each with an optional title after it. The
 * list of the npm package begins with the number of its tests, so that one that was cut is not
 * taken for a shorter one; test files, npm and Yarn may print before and after it.
 */
public final class IdLists {
  /** The option that names a list. */
  public static final String FROM = "--from";

  /** In bytes, enough for more than a million IDs. */
  private static final int MAX_SIZE = 64 << 20;

  private static final int MAX_SHOWN = 100;

  private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");

  private static final Pattern JSON_OR_PAGE = Pattern.compile("[{\\[<]");

  private static final Pattern SELECTED =
      Pattern.compile("# empirical: selected tests: ([0-9]{1,9})");

  private final List<TestCase> testCases = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  /** The index of the line that is being read. */
  private int current;

  /** The index of the last line with a number of tests, that number, and how many came since. */
  private int start;

  private int expected;
  private int found;

  private IdLists() {}

  /**
   * The test cases of a list. An ID ends at the first white space. What follows is the test's
   * title; after a blank, {@code #} starts a comment. Blank lines and lines that start with {@code
   * #} are skipped.
   *
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used
   */
  public static TestCaseList read(String file, InputFiles inputs, Console console) {
    String source = FROM + ": " + InputFiles.name(file) + ": ";
    IdLists list = new IdLists();
    try (InputStream in = inputs.open(file, FROM, MAX_SIZE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      list.read(InputFiles.withoutByteOrderMark(text).lines().toList());
    } catch (IllegalArgumentException e) {
      throw FailureException.config(source + "line " + (list.current + 1) + ": " + e.getMessage());
    } catch (IOException e) {
      throw FailureException.config(
          FROM + ": cannot read " + InputFiles.name(file) + ": " + IoProblem.of(e));
    }
    int count = list.ignored.size();
    if (count > 0) {
      String first = list.ignored.get(0);
      console.note(
          source
              + "ignored "
              + (count == 1
                  ? "a line without a test case ID: '"
                  : count + " lines without a test case ID, the first: '")
              + (first.length() > MAX_SHOWN ? first.substring(0, MAX_SHOWN) + "…" : first)
              + "'");
    }
    Set<String> ids = list.testCases.stream().map(TestCase::id).collect(Collectors.toSet());
    return TestCaseList.of(list.testCases, ids, /* fromList= */ true);
  }

  private void read(List<String> lines) {
    boolean selected = lines.stream().anyMatch(SELECTED.asMatchPredicate());
    for (current = 0; current < lines.size(); current++) {
      String line = lines.get(current);
      boolean skipped = line.isBlank() || line.stripLeading().startsWith("#");
      Matcher number = SELECTED.matcher(line);
      if (number.matches()) {
        requireAll();
        start = current;
        expected = Integer.parseInt(number.group(1));
        found = 0;
      } else if (!skipped && (!selected || TestLink.leads(line.strip()))) {
        testCases.add(parse(line));
        found++;
      } else if (!skipped) {
        requireAll();
        ignored.add(line.strip());
      }
    }
    requireAll();
  }

  private void requireAll() {
    if (found < expected) {
      current = start;
      throw new IllegalArgumentException(
          "expected "
              + expected
              + (expected == 1 ? " test" : " tests")
              + " after this line, found "
              + found
              + ": the list was cut; if you shortened it yourself, remove this line");
    }
  }

  private static TestCase parse(String line) {
    if (line.startsWith("\t")) {
      throw new IllegalArgumentException("no test case ID before the tab");
    }
    String entry = line.strip();
    if (JSON_OR_PAGE.matcher(entry).lookingAt()) {
      throw new IllegalArgumentException(
          "this is no list of IDs; --from-playwright reads Playwright's reports, and npx playwright"
              + " test --list --reporter=@empiricalrun/cli/list writes IDs");
    }
    Matcher blanks = BLANKS.matcher(entry);
    boolean more = blanks.find();
    String id = TestLink.parse(more ? entry.substring(0, blanks.start()) : entry).testCaseId();
    String flaw = TestCase.flaw(id);
    if (flaw != null) {
      throw new IllegalArgumentException(flaw);
    }
    if (id.indexOf(',') >= 0) {
      throw new IllegalArgumentException("a test case ID has no comma; write one ID per line");
    }
    if (!more) {
      return TestCase.of(id);
    }
    String title = entry.substring(blanks.end());
    if (TestLink.leads(title)) {
      throw new IllegalArgumentException("several test case IDs; write one ID per line");
    }
    boolean comment = title.startsWith("#") && !blanks.group().startsWith("\t");
    return new TestCase(id, title.isEmpty() || comment ? null : title);
  }
}
