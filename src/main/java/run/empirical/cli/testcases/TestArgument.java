package run.empirical.cli.testcases;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.WhiteSpace;

/**
 * Reads an argument that names a test. The API accepts any text as an ID. Text that is clearly
 * something else, such as the name of a file, is an ID only after {@code --}: a gate would never be
 * met if the file's name was looked up instead of the IDs in it.
 */
public final class TestArgument {
  /** The end of a message about an argument that is accepted as an ID after {@code --}. */
  public static final String IF_AN_ID = "; if it is an ID, put -- before it";

  /**
   * The name of a test file by Playwright's default pattern, optionally with a line and a column,
   * as Playwright prints and accepts it.
   */
  private static final Pattern TEST_FILE =
      Pattern.compile("(?s).*\\.(spec|test)\\.[cm]?[jt]sx?(:[0-9]+){0,2}");

  private TestArgument() {}

  /**
   * Reads an argument, an ID or a link.
   *
   * @throws FailureException of kind {@code USAGE} if it is clearly something else; the message
   *     says what to type
   */
  public static String parse(String argument, InputFiles inputs) {
    String text = WhiteSpace.strip(argument);
    String id = validId(text);
    // A file may have an ID's name by chance.
    String mistake = TestCaseId.isPlaywright(id) ? null : mistake(text, id, inputs);
    if (mistake != null) {
      throw FailureException.usage(mistake);
    }
    return id;
  }

  /**
   * Reads an argument after {@code --}: a link, or any other text as an ID. An option is rejected:
   * a package manager may have added the {@code --}, and a gate after it would be ignored.
   *
   * @param options the names of the command's options
   * @throws FailureException of kind {@code USAGE} if it is an option, not an ID, or several IDs
   */
  public static String parseAfterDelimiter(String argument, Set<String> options) {
    String name = argument.replaceFirst("(?s)=.*", "");
    if (options.contains(name)) {
      throw FailureException.usage(
          "'" + name + "' comes after --, where it is not an option; remove the --");
    }
    String id = validId(argument);
    if (hasMoreThanAPlaywrightId(id)) {
      throw FailureException.usage(moreThanAPlaywrightId(id));
    }
    return id;
  }

  /**
   * Checks that all arguments have Playwright's form if any test case of the run has it. Other text
   * is probably part of a mistyped option. Looking it up would ask a different question, or drop a
   * gate.
   *
   * @param arguments the IDs among the arguments
   * @param all the IDs of all test cases of the run
   * @throws FailureException of kind {@code USAGE} if one has another form
   */
  public static void requireOneForm(List<String> arguments, List<String> all) {
    for (String argument : arguments) {
      if (!TestCaseId.isPlaywright(argument) && all.stream().anyMatch(TestCaseId::isPlaywright)) {
        throw FailureException.usage(
            "'"
                + argument
                + "' is not a Playwright test ID, but others here are; quote a value that has a"
                + " space, and begin options with --");
      }
    }
  }

  private static String validId(String argument) {
    String id;
    try {
      id = TestReference.idIn(argument);
    } catch (IllegalArgumentException e) {
      throw FailureException.usage(
          "'" + argument + "': " + e.getMessage() + "; quote it, since shells cut it at '&'");
    }
    if (WhiteSpace.isBlank(id)) {
      throw FailureException.usage("a <test_case_id> is blank");
    }
    String problem = TestCaseId.problem(id);
    if (problem != null) {
      throw FailureException.usage("'" + id + "' " + problem);
    }
    return id;
  }

  /** The message about an argument that is clearly not an ID; null if it may be one. */
  private static @Nullable String mistake(String argument, String id, InputFiles inputs) {
    if (argument.equals(InputFiles.DASH)) {
      return "'-' means standard input; to read IDs from it, use "
          + SourceOptions.FROM
          + " -"
          + IF_AN_ID;
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
    return "'"
        + id
        + "' contains more than a Playwright test ID; pass each ID as a separate argument";
  }
}
