package run.empirical.cli.testcases;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.WhiteSpace;

/** Reads a test's ID from the text with which a user names it: an ID or a link. */
final class TestReference {
  private static final Pattern URL =
      Pattern.compile("(https?|file)://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The path of the dashboard's page of a test. */
  private static final Pattern PAGE =
      Pattern.compile("(?s).*?/test-cases/(" + Assumptions.TEST_CASE_ID + ")(?:/.*)?");

  private TestReference() {}

  /**
   * The ID in a link; any other text is an ID itself. A link has the ID in the parameter {@code
   * test_id} of the dashboard, in the parameter {@code testId} of Playwright's HTML report, or in
   * the path of the dashboard's page of a test. Parameters are read as browsers do. A text with
   * white space, or with a comma in its path, is no link: it may be several.
   *
   * @throws IllegalArgumentException if a link has no test case ID
   */
  static String idIn(String text) {
    // Almost all texts are IDs, which have neither character.
    boolean maybeLink = text.indexOf('/') >= 0 || text.indexOf('=') >= 0;
    if (!maybeLink
        || WhiteSpace.indexIn(text) < text.length()
        || before('?', before('#', text)).indexOf(',') >= 0) {
      return text;
    }
    String id = idInLink(text);
    if (id == null && !URL.matcher(text).matches()) {
      return text;
    }
    if (id == null || id.isEmpty()) {
      throw new IllegalArgumentException(
          "the link has no test case ID; expected one such as"
              + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
              + " or index.html#?testId=ID");
    }
    return id;
  }

  /** The ID in a link, perhaps an empty one; null if a text has no ID where links have it. */
  private static @Nullable String idInLink(String text) {
    String page = before('#', text);
    String dashboard = parameter("test_id", after('?', page));
    if (dashboard != null) {
      return dashboard;
    }
    String report = parameter("testId", after('?', after('#', text)));
    if (report != null) {
      // merge-reports may have lengthened it.
      return TestCaseId.withoutMergeSuffix(report);
    }
    Matcher path = PAGE.matcher(before('?', page));
    return path.matches() ? path.group(1) : null;
  }

  /** The value of the first parameter of this name; null if there is none. */
  private static @Nullable String parameter(String name, String parameters) {
    for (String parameter : parameters.split("&", -1)) {
      if (decoded(before('=', parameter)).equals(name)) {
        return WhiteSpace.strip(decoded(after('=', parameter)));
      }
    }
    return null;
  }

  /** Decodes a part of a parameter; empty if it is not valid. */
  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The text before the first delimiter; all of it if there is none. */
  private static String before(char delimiter, String text) {
    int at = text.indexOf(delimiter);
    return at < 0 ? text : text.substring(0, at);
  }

  /** The text after the first delimiter; empty if there is none. */
  private static String after(char delimiter, String text) {
    return text.substring(
        text.indexOf(delimiter) < 0 ? text.length() : text.indexOf(delimiter) + 1);
  }
}
