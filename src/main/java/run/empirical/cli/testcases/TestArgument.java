package run.empirical.cli.testcases;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.ShortList;
import run.empirical.cli.text.ShortText;
import run.empirical.cli.text.WhiteSpace;

/**
 * Reads the arguments that name tests. The API accepts any text as an ID. Text that is clearly
 * something else is rejected: looking it up would ask a different question, and an option that was
 * not recognised, such as a gate, would be ignored.
 */
public final class TestArgument {
  private static final Pattern BEGINS_LIKE_AN_ID = Pattern.compile("(?s)[A-Za-z0-9].*");

  /**
   * The name of a test file by Playwright's default pattern, optionally with a line and a column,
   * as Playwright prints and accepts it.
   */
  private static final Pattern TEST_FILE =
      Pattern.compile("(?s).*\\.(spec|test)\\.[cm]?[jt]sx?(:[0-9]+){0,2}");

  private static final String IF_AN_ID = "; if it is an ID, put it in a list for --from";

  private TestArgument() {}

  /**
   * The IDs in arguments, each an ID or a link. If one has Playwright's form, or there is a list,
   * all must have it: other text is probably a part of a mistyped option.
   *
   * @param besideList whether a list or a report names test cases, too
   * @throws FailureException of kind {@code USAGE} for the first argument that is clearly not an
   *     ID; the message says what to type
   */
  public static List<String> ids(List<String> arguments, boolean besideList, InputFiles inputs) {
    List<String> ids = new ArrayList<>();
    arguments.forEach(argument -> ids.add(id(WhiteSpace.strip(argument), inputs)));
    boolean allPlaywright = besideList || ids.stream().anyMatch(TestCaseId::isPlaywright);
    ids.forEach(allPlaywright ? TestArgument::requirePlaywrightId : TestArgument::requireStartOfId);
    return ids;
  }

  /**
   * Rejects the name of a test file, which has no IDs in it.
   *
   * @param advice the end of the message, after what to type instead; may be empty
   * @throws FailureException of kind {@code USAGE}
   */
  public static void requireNoTestFile(String name, String advice) {
    if (TEST_FILE.matcher(name).matches()) {
      String shown = ShortText.ofArgument(name);
      // Playwright takes it for a pattern, in which a backslash is none of a path's.
      String pattern = shown.replace(File.separatorChar, '/');
      throw FailureException.usage(
          "'%s' is a test file; to look up its tests, pipe npx playwright test --list --no-deps"
              + " \"%s\" --reporter=@empiricalrun/last-pass/list into empirical last-pass --from"
              + " -%s",
          shown, pattern, advice);
    }
  }

  private static String id(String argument, InputFiles inputs) {
    requireText(argument);
    String id;
    try {
      id = TestReference.idIn(argument);
    } catch (IllegalArgumentException e) {
      throw FailureException.usage(
          "%s: %s; quote it, since shells cut it at '&'", quoted(argument), e.getMessage());
    }
    requireText(id);
    List<String> playwrightIds = TestCaseId.playwrightIdsIn(argument);
    if (!playwrightIds.stream().allMatch(id::equals)) {
      throw FailureException.usage(
          "%s is more than a Playwright test ID; pass %s",
          quoted(argument), ShortList.of(playwrightIds, " "));
    }
    requireNoTestFile(id, IF_AN_ID);
    // A file may have an ID's name by chance.
    String mistake = TestCaseId.isPlaywright(id) ? null : mistake(id, inputs);
    if (mistake != null) {
      throw FailureException.usage("%s%s", quoted(id), mistake);
    }
    // Before --, an option that is not recognised has its own message.
    if (argument.startsWith("-")) {
      throw FailureException.usage(
          "%s comes after --, where no option is recognised; remove that --", quoted(argument));
    }
    return id;
  }

  private static void requireText(String argument) {
    if (WhiteSpace.isBlank(argument)) {
      throw FailureException.usage("a <test_case_id> is blank");
    }
    String problem = TestCaseId.problem(argument);
    if (problem != null) {
      throw FailureException.usage("%s %s", quoted(argument), problem);
    }
  }

  /** Explains why a text is clearly not an ID, in words that follow it; null if it may be one. */
  private static @Nullable String mistake(String id, InputFiles inputs) {
    if (id.equals(InputFiles.DASH)) {
      return " means standard input; to read IDs from it, use --from -";
    }
    if (inputs.exists(id)) {
      String shown = ShortText.ofArgument(id);
      return Message.of(
          " is a file or folder; to read IDs from it, use --from \"%s\", or for a Playwright report"
              + " --from-playwright \"%s\"%s",
          shown, shown, IF_AN_ID);
    }
    if (WhiteSpace.indexIn(id) < id.length()) {
      return " has white space; pass several IDs as separate arguments; " + TestCaseId.BY_TITLE;
    }
    return id.indexOf(',') >= 0
        ? " has a comma; pass several IDs as separate arguments" + IF_AN_ID
        : null;
  }

  private static void requirePlaywrightId(String id) {
    if (!TestCaseId.isPlaywright(id)) {
      throw FailureException.usage(
          "%s is not a test ID such as %s; if it belongs to an option, begin the option with --,"
              + " quote a value that has a space, and join environments with a comma",
          quoted(id), TestCaseId.EXAMPLE);
    }
  }

  private static void requireStartOfId(String id) {
    if (!BEGINS_LIKE_AN_ID.matcher(id).matches()) {
      throw FailureException.usage(
          "%s begins with neither a letter nor a digit; begin an option with - or --%s",
          quoted(id), IF_AN_ID);
    }
  }

  private static String quoted(String argument) {
    return "'" + ShortText.ofArgument(argument) + "'";
  }
}
