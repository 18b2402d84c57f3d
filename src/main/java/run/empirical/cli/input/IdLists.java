package run.empirical.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;

/** Reads lists of test case IDs or links, one per line, each with an optional title after it. */
public final class IdLists {
  /** The option that names a list. */
  public static final String FROM = "--from";

  /** In bytes, enough for more than a million IDs. */
  private static final int MAX_SIZE = 64 << 20;

  private static final Pattern ENTRY = Pattern.compile("(?Us)(\\S*)(\\s*)(.*)");

  private static final Pattern JSON_OR_PAGE = Pattern.compile("[{\\[<]");

  /** How the list of the npm package begins; before it, a test file may have printed anything. */
  private static final String BEGINNING = "# empirical: selected tests";

  private IdLists() {}

  /**
   * Adds the test cases of a list. An ID ends at the first white space. What follows is the test's
   * title; after a blank, {@code #} starts a comment. Blank lines and lines that start with {@code
   * #} are skipped.
   *
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used
   */
  public static void read(String file, InputFiles inputs, TestCases testCases) {
    String name = InputFiles.name(file);
    int number = 0;
    try (InputStream in = inputs.open(file, FROM, MAX_SIZE)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      int beginning = lines.indexOf(BEGINNING);
      for (number = 0; number < lines.size(); number++) {
        String line = lines.get(number);
        String entry = (number == 0 ? line.replaceFirst("^\ufeff", "") : line).strip();
        boolean skipped = entry.isEmpty() || entry.startsWith("#");
        if (!skipped && (number > beginning || startsWithId(entry))) {
          testCases.add(parse(entry));
        }
      }
    } catch (IllegalArgumentException e) {
      throw FailureException.config(
          FROM + ": " + name + ": line " + (number + 1) + ": " + e.getMessage());
    } catch (IOException e) {
      throw FailureException.config(FROM + ": cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  /** Whether a line that a test may have printed is an entry all the same. */
  private static boolean startsWithId(String line) {
    return TestCase.of(line.split("\\s", 2)[0]).looksLikePlaywright();
  }

  private static TestCase parse(String entry) {
    if (JSON_OR_PAGE.matcher(entry).lookingAt()) {
      throw new IllegalArgumentException(
          "this is no list of IDs; --from-playwright reads Playwright's reports, and npx playwright"
              + " test --list --reporter=@empiricalrun/cli/list writes IDs");
    }
    Matcher parts = ENTRY.matcher(entry);
    boolean unused = parts.matches();
    String id = TestLink.parse(parts.group(1)).testCaseId();
    String flaw = TestCase.flaw(id);
    if (flaw != null) {
      throw new IllegalArgumentException(flaw);
    }
    if (id.indexOf(',') >= 0) {
      throw new IllegalArgumentException("a test case ID has no comma; write one ID per line");
    }
    String title = parts.group(3);
    boolean comment = title.startsWith("#") && !parts.group(2).startsWith("\t");
    return new TestCase(id, title.isEmpty() || comment ? null : title);
  }
}
