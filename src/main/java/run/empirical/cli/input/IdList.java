package run.empirical.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;

/**
 * Reads lists of test case IDs or links, one per line, each with an optional title after it. A list
 * of the npm package's reporter has a first line with the number of its tests and a last line, so
 * that it is read completely or not at all; test files, npm and Yarn may print before and after it.
 */
final class IdList {
  /** In bytes, enough for more than a million IDs. */
  private static final int MAX_SIZE = 64 << 20;

  private static final int MAX_SHOWN = 100;
  private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");
  private static final Pattern BEGINNING =
      Pattern.compile("# empirical: selected tests: ([0-9]{1,9})");
  private static final String END = "# empirical: end";
  private static final String ERROR = "# empirical: error: ";
  private static final Pattern ENTRY = Pattern.compile("(?Us)(\\S+)\t(.*)");

  /** What those lines have in common, perhaps with a byte order mark or a colour in it. */
  private static final Pattern MARK =
      Pattern.compile("(?U)#(?:\\s|\ufeff|\u001b\\[[0-9;]*m)*+empirical:");

  /** What an ID looks like that lost or gained some characters. */
  private static final Pattern DAMAGED_ID = Pattern.compile("[0-9a-f]{10,}-[0-9a-f]{10,}.*");

  /** After a call of {@code next}, {@code nextIndex} is the number of the line. */
  private final ListIterator<String> lines;

  /** Whether a list of the npm package's reporter is among the lines. */
  private final boolean selected;

  private final List<TestCase> testCases = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  /** The number and ID of the first line whose ID is not of Playwright's form. */
  private @Nullable String unlike;

  /** Whether any line has an ID of Playwright's form, in its title, too. */
  private boolean hasPlaywrightId;

  private IdList(List<String> lines) {
    this.lines = lines.listIterator();
    this.selected = lines.stream().anyMatch(BEGINNING.asMatchPredicate());
  }

  /**
   * The test cases of a list. An ID ends at the first white space. What follows is the test's
   * title; after a blank, {@code #} starts a comment. Blank lines and lines that start with {@code
   * #} are skipped.
   *
   * @param gated whether a gate judges the answer, so that nothing at all is an error
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used
   */
  static TestCaseList read(
      String file, boolean gated, Host host, InputFiles inputs, Console console) {
    String name = InputFiles.name(file);
    String source = Sources.FROM + ": " + name + ": ";
    List<String> lines = lines(file, inputs);
    if (gated && lines.stream().allMatch(String::isBlank)) {
      throw FailureException.config(Sources.FROM + ": " + name + " is empty");
    }
    for (String line : lines) {
      if (line.startsWith(ERROR)) {
        throw FailureException.config(source + line.substring(ERROR.length()));
      }
    }
    IdList list = new IdList(lines);
    try {
      list.read();
    } catch (IllegalArgumentException e) {
      throw FailureException.config(
          source + "line " + list.lines.nextIndex() + ": " + e.getMessage());
    }
    if (list.hasPlaywrightId && list.unlike != null) {
      throw FailureException.config(source + list.unlike);
    }
    if (!list.ignored.isEmpty()) {
      console.note(source + list.ignoredInWords(host));
    }
    if (!list.testCases.isEmpty()
        && list.testCases.stream().noneMatch(TestCase::looksLikePlaywright)) {
      console.note(
          source
              + "no line begins with a Playwright test ID; to list tests, run npx playwright test"
              + " --list --reporter=@empiricalrun/cli/list");
    }
    return TestCaseList.listed(list.testCases, "no test case ID in " + name);
  }

  private static List<String> lines(String file, InputFiles inputs) {
    try (InputStream in = inputs.open(file, Sources.FROM, MAX_SIZE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return InputFiles.withoutByteOrderMark(text).lines().toList();
    } catch (IOException e) {
      throw FailureException.config(
          Sources.FROM + ": cannot read " + InputFiles.name(file) + ": " + IoProblem.of(e));
    }
  }

  private void read() {
    while (lines.hasNext()) {
      String line = lines.next();
      Matcher beginning = BEGINNING.matcher(line);
      boolean skipped = line.isBlank() || line.stripLeading().startsWith("#");
      if (beginning.matches()) {
        readSelected(Integer.parseInt(beginning.group(1)));
      } else if (MARK.matcher(line).find()) {
        throw new IllegalArgumentException(
            "the list's first line, '# empirical: selected tests: N', is missing or changed");
      } else if (!skipped && selected) {
        readOutside(line.strip());
      } else if (!skipped) {
        testCases.add(pasted(line));
      }
    }
  }

  /** Reads so many entries and the last line of a list of the npm package's reporter. */
  private void readSelected(int count) {
    for (int found = 0; ; found++) {
      String line = lines.hasNext() ? lines.next() : "";
      if (found == count && line.equals(END)) {
        return;
      }
      Matcher entry = ENTRY.matcher(line);
      if (found == count || !entry.matches() || TestCase.flaw(entry.group(1)) != null) {
        throw new IllegalArgumentException(
            "the list is incomplete: "
                + (found < count
                    ? found
                        + " of "
                        + count
                        + (count == 1 ? " test" : " tests")
                        + "; to use a part of a list, remove its first and last line"
                    : "no '" + END + "' after its tests (" + count + ")"));
      }
      String title = entry.group(2);
      testCases.add(new TestCase(entry.group(1), title.isBlank() ? null : title));
    }
  }

  /** Reads a line before or after such a list, which another program may have printed. */
  private void readOutside(String line) {
    String first = BLANKS.split(line, 2)[0];
    boolean isId = TestCase.of(first).looksLikePlaywright();
    if (!isId && DAMAGED_ID.matcher(first).matches()) {
      throw new IllegalArgumentException("'" + first + "' is not a Playwright test ID");
    } else if (TestReference.leads(line)) {
      testCases.add(parse(line));
    } else {
      ignored.add(line);
    }
  }

  /**
   * Reads a line of a list that people or programs have put together. Among IDs of Playwright's
   * form, whatever else a line begins with was pasted, and would ask for another test.
   */
  private TestCase pasted(String line) {
    TestCase testCase = parse(line);
    hasPlaywrightId |=
        testCase.looksLikePlaywright()
            || (testCase.title() != null && TestCase.hasPlaywrightId(testCase.title()));
    if (unlike == null && !testCase.looksLikePlaywright()) {
      unlike =
          "line "
              + lines.nextIndex()
              + ": '"
              + testCase.id()
              + "' is not a Playwright test ID; begin each line with one";
    }
    return testCase;
  }

  private static TestCase parse(String line) {
    if (line.startsWith("\t")) {
      throw new IllegalArgumentException("no test case ID before the tab");
    }
    String entry = line.strip();
    Matcher blanks = BLANKS.matcher(entry);
    boolean more = blanks.find();
    String id = TestReference.parse(more ? entry.substring(0, blanks.start()) : entry).testCaseId();
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
    if (TestReference.leads(title)) {
      throw new IllegalArgumentException("several test case IDs; write one ID per line");
    }
    boolean comment = title.startsWith("#") && !blanks.group().startsWith("\t");
    return new TestCase(id, comment ? null : title);
  }

  /** Secrets are replaced before the first line is shortened: half a key would not be found. */
  private String ignoredInWords(Host host) {
    String first = host.secrets().redact(ignored.get(0));
    return "ignored "
        + (ignored.size() == 1
            ? "a line without a test case ID: '"
            : ignored.size() + " lines without a test case ID, the first: '")
        + (first.length() > MAX_SHOWN ? first.substring(0, MAX_SHOWN) + "…" : first)
        + "'";
  }
}
