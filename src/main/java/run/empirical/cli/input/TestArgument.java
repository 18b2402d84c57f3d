package run.empirical.cli.input;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.WhiteSpace;

/**
 * A test among the arguments. To the API any text may be an ID; what is plainly something else is
 * taken for one only after {@code --}. A gate that asks for a file's name instead of the IDs in it
 * would never be met.
 */
public final class TestArgument {
  /** Ends a message about an argument that only {@code --} makes an ID. */
  public static final String IF_AN_ID = "; if it is an ID, put -- before it";

  /**
   * A test file by Playwright's default names, perhaps with a line and a column, as Playwright
   * prints and accepts it.
   */
  private static final Pattern TEST_FILE =
      Pattern.compile("(?s).*\\.(spec|test)\\.[cm]?[jt]sx?(:[0-9]+){0,2}");

  /** A time of day or an offset, as the shell splits them off a time without quotes. */
  private static final Pattern PART_OF_TIME =
      Pattern.compile(
          "[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
              + "|[+-][0-9]{2}(:?[0-9]{2})?",
          Pattern.CASE_INSENSITIVE);

  private TestArgument() {}

  /** Whether an argument looks like what is left of a time without quotes. */
  public static boolean isPartOfTime(String argument) {
    return PART_OF_TIME.matcher(argument).matches();
  }

  /** The message about such an argument. */
  public static String partOfTime(String argument) {
    return "'"
        + argument
        + "' looks like a part of a time; quote the whole time, as in"
        + " --before '2026-11-01 09:30 +0200'"
        + IF_AN_ID;
  }

  /**
   * Reads an argument, an ID or a link.
   *
   * @throws IllegalArgumentException when it is plainly something else; the message says what to
   *     type
   */
  public static TestReference parse(String argument, InputFiles inputs) {
    String text = WhiteSpace.strip(argument);
    TestReference reference = withValidId(text);
    String id = reference.testCaseId();
    // A file may have an ID's name by chance.
    String mistake = TestCaseId.isPlaywright(id) ? null : mistake(text, id, inputs);
    if (mistake != null) {
      throw new IllegalArgumentException(mistake);
    }
    return reference;
  }

  /**
   * Reads an argument after {@code --}: a link, or any other text as the ID that it is. An option
   * is refused: a gate that stands there would be none, and package managers may add a {@code --}.
   *
   * @param options the names of the command's options
   * @throws IllegalArgumentException when it is an option, cannot be an ID, or is several
   */
  public static TestReference parseAfterDelimiter(String argument, Set<String> options) {
    String name = argument.replaceFirst("(?s)=.*", "");
    if (options.contains(name)) {
      throw new IllegalArgumentException(
          "'" + name + "' stands after --, where it is no option; remove the -- before it");
    }
    TestReference reference = withValidId(argument);
    if (hasMoreThanAPlaywrightId(reference.testCaseId())) {
      throw new IllegalArgumentException(moreThanAPlaywrightId(reference.testCaseId()));
    }
    return reference;
  }

  private static TestReference withValidId(String argument) {
    TestReference reference;
    try {
      reference = TestReference.parse(argument);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + argument + "': " + e.getMessage() + "; quote it, since shells cut it at '&'", e);
    }
    String id = reference.testCaseId();
    if (WhiteSpace.isBlank(id)) {
      throw new IllegalArgumentException("a <test_case_id> is blank");
    }
    String problem = TestCaseId.problem(id);
    if (problem != null) {
      throw new IllegalArgumentException("'" + id + "' " + problem);
    }
    return reference;
  }

  /** The message about an argument that is plainly no ID; null if it may be one. */
  private static @Nullable String mistake(String argument, String id, InputFiles inputs) {
    if (argument.equals(InputFiles.DASH)) {
      return "'-' means standard input; to read IDs from it, use "
          + SourceOptions.FROM
          + " -"
          + IF_AN_ID;
    }
    if (isPartOfTime(argument)) {
      return partOfTime(argument);
    }
    if (TEST_FILE.matcher(argument).matches()) {
      return testFile(argument);
    }
    if (inputs.exists(argument)) {
      return fileOrFolder(argument);
    }
    if (hasMoreThanAPlaywrightId(id)) {
      return moreThanAPlaywrightId(id);
    }
    return id.indexOf(',') >= 0 || WhiteSpace.indexIn(id) < id.length()
        ? "'"
            + id
            + "' has white space or a comma; pass several IDs as separate arguments, and a test by"
            + " its ID, not its title"
            + IF_AN_ID
        : null;
  }

  private static String testFile(String argument) {
    return "'"
        + argument
        + "' is a test file; to look up its tests, pipe npx playwright test --list --no-deps "
        + argument
        + " "
        + Selection.REPORTER
        + " into empirical last-pass "
        + SourceOptions.FROM
        + " -"
        + IF_AN_ID;
  }

  private static String fileOrFolder(String argument) {
    return "'"
        + argument
        + "' is a file or folder; to read IDs from it, use "
        + SourceOptions.FROM
        + " "
        + argument
        + ", or for a Playwright report "
        + SourceOptions.FROM_PLAYWRIGHT
        + " "
        + argument
        + IF_AN_ID;
  }

  private static boolean hasMoreThanAPlaywrightId(String id) {
    return !TestCaseId.isPlaywright(id) && !TestCaseId.playwrightIdsIn(id).isEmpty();
  }

  private static String moreThanAPlaywrightId(String id) {
    return "'" + id + "' is more than a Playwright test ID; pass each ID as a separate argument";
  }
}
