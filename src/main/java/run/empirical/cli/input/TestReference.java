package run.empirical.cli.input;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.WhiteSpace;

/**
 * A test as users name it: by its ID, or by a link, on the dashboard ({@code …?test_id=ID}) or in
 * Playwright's HTML report ({@code …#?testId=ID}).
 *
 * @param testCaseId the ID
 * @param dashboard the project's page when the link is one to a test run there
 */
public record TestReference(String testCaseId, @Nullable Dashboard dashboard) {
  private static final Pattern LINK =
      Pattern.compile("^(https?|file)://|[?&#](test_id|testId)=", Pattern.CASE_INSENSITIVE);

  private static final Pattern TEST_RUN = Pattern.compile("(https?://[^?#]+?)/test-runs/[^/?#]+.*");

  /**
   * Reads a link; any other text is an ID.
   *
   * @throws IllegalArgumentException when a link has no test case ID
   */
  static TestReference parse(String text) {
    if (!isLink(text)) {
      return new TestReference(text, null);
    }
    TestReference linked = inLink(text);
    if (linked == null) {
      throw new IllegalArgumentException(
          "the link has no test case ID; expected one such as"
              + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
              + " or index.html#?testId=ID");
    }
    return linked;
  }

  /** Whether a text is a Playwright ID or a link that has an ID. */
  static boolean isIdOrLinkWithId(String text) {
    return TestCaseId.isPlaywright(text) || (isLink(text) && inLink(text) != null);
  }

  /** Whether a text is a link. Almost all are IDs, which have neither character. */
  private static boolean isLink(String text) {
    return (text.indexOf(':') >= 0 || text.indexOf('=') >= 0) && LINK.matcher(text).find();
  }

  /** The test that a link names by its query or else its fragment; null if neither has an ID. */
  private static @Nullable TestReference inLink(String link) {
    String[] parts = link.split("#", 2);
    int mark = parts[0].indexOf('?');
    Parameter inQuery = mark < 0 ? null : Parameter.find(parts[0].substring(mark + 1));
    if (inQuery != null) {
      return inQuery.value.isEmpty()
          ? null
          : new TestReference(inQuery.id(), inQuery.isDashboards() ? dashboard(link) : null);
    }
    String fragment = parts.length == 1 ? "" : parts[1].replaceFirst("^\\?", "");
    Parameter inFragment = Parameter.find(fragment);
    return inFragment == null || inFragment.value.isEmpty()
        ? null
        : new TestReference(inFragment.id(), null);
  }

  /** A parameter of a link that names a test. */
  private record Parameter(String name, String value) {
    private static final String DASHBOARD = "test_id";
    private static final String HTML_REPORT = "testId";

    /**
     * The first one of a query or fragment, which are read as JavaScript's {@code URLSearchParams}
     * reads them; null if there is none.
     */
    static @Nullable Parameter find(String parameters) {
      for (String parameter : parameters.split("&", -1)) {
        String[] pair = parameter.split("=", 2);
        String name = decoded(pair[0]);
        if (pair.length == 2 && (name.equals(DASHBOARD) || name.equals(HTML_REPORT))) {
          return new Parameter(name, decoded(pair[1]));
        }
      }
      return null;
    }

    /** The text that is percent-encoded; empty if the encoding is invalid, which no ID's is. */
    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return "";
      }
    }

    boolean isDashboards() {
      return name.equals(DASHBOARD);
    }

    /** The ID in it. That of an HTML report's link stands in the report, perhaps lengthened. */
    String id() {
      String id = WhiteSpace.strip(value);
      return isDashboards() ? id : TestCaseId.withoutMergeSuffix(id);
    }
  }

  private static @Nullable Dashboard dashboard(String link) {
    Matcher testRun = TEST_RUN.matcher(link);
    try {
      return testRun.matches() ? Dashboard.parse(testRun.group(1)) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
