package run.empirical.cli.model;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.text.SafeText;
import run.empirical.cli.text.WhiteSpace;

/**
 * The form of test case IDs. To the API an ID is any text. A Playwright ID has the form of the IDs
 * in Playwright's reports.
 */
public final class TestCaseId {
  /** A Playwright ID for messages. */
  public static final String EXAMPLE = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

  /** How to look up a test by its title, in words that end a message. */
  public static final String BY_TITLE =
      "to look up a test by its title, run npx playwright test --list --no-deps -g TITLE"
          + " --reporter=@empiricalrun/last-pass/list | empirical last-pass --from -";

  private static final Pattern PLAYWRIGHT = Pattern.compile(Assumptions.TEST_CASE_ID);

  /** A Playwright ID that is not a part of longer hexadecimal text, perhaps lengthened. */
  private static final Pattern WITHIN_TEXT =
      Pattern.compile("(?<![0-9a-f])" + Assumptions.TEST_CASE_ID + "(?![0-9a-f]{17})");

  private static final Pattern PERCENT_ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

  /**
   * An ID that {@code merge-reports} lengthened because several shards have it: Playwright 1.40
   * appends 16 hexadecimal digits and perhaps a dash and a number, later versions append a number.
   */
  private static final Pattern LENGTHENED =
      Pattern.compile("(" + Assumptions.TEST_CASE_ID + ")[0-9a-f-]+");

  /**
   * Text that may be a Playwright ID with some characters lost or added. Exact numbers of digits
   * keep the search linear; more may stand beside them.
   */
  private static final Pattern SIMILAR =
      Pattern.compile("[0-9a-f]{10}-[0-9a-f]{10}", Pattern.CASE_INSENSITIVE);

  private TestCaseId() {}

  /** Explains why a text cannot be an ID, in words that follow the text; null if it can be one. */
  public static @Nullable String problem(String id) {
    if (WhiteSpace.isBlank(id)) {
      return "is blank";
    }
    for (int i = 0; i < id.length(); i++) {
      // It could break a line or control a terminal.
      if (Character.isISOControl(id.charAt(i))) {
        return "contains a control character, which test case IDs never do";
      }
    }
    return SafeText.isIntact(id) ? null : "is not UTF-8";
  }

  /** Whether a text is a Playwright ID. */
  public static boolean isPlaywright(String text) {
    return PLAYWRIGHT.matcher(text).matches();
  }

  /** The Playwright IDs in a text, as it is and percent-decoded; each once. */
  public static List<String> playwrightIdsIn(String text) {
    String decoded =
        PERCENT_ENCODED
            .matcher(text)
            .replaceAll(octet -> "\\" + (char) Integer.parseInt(octet.group(1), 16));
    return Stream.of(text, decoded)
        .distinct()
        .flatMap(form -> WITHIN_TEXT.matcher(form).results())
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  /** Whether a text has anything that may be a Playwright ID, damaged or not. */
  public static boolean maybeIn(String text) {
    return SIMILAR.matcher(text).find();
  }

  /**
   * The original of a Playwright ID that {@code merge-reports} lengthened; any other ID as it is.
   */
  public static String withoutMergeSuffix(String id) {
    Matcher lengthened = LENGTHENED.matcher(id);
    return lengthened.matches() ? lengthened.group(1) : id;
  }
}
