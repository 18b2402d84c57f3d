package run.empirical.cli.option;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Dashboard;

/**
 * A link to a test: on the dashboard ({@code …?test_id=ID}) or in Playwright's HTML report ({@code
 * …#?testId=ID}).
 *
 * @param testCaseId the ID in it
 * @param dashboard the project's page when the link is one to a test run there
 */
record TestLink(String testCaseId, @Nullable Dashboard dashboard) {
  private static final Pattern LINK =
      Pattern.compile("(?i)((https?|file)://.*|.*#[?]testId=.*)", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("[?&#](?:test_id|testId)=([^&#]+)");
  private static final Pattern TEST_RUN = Pattern.compile("(https?://[^?#]+?)/test-runs/[^/?#]+.*");

  /** Whether an argument is a link rather than an ID. */
  static boolean isLink(String argument) {
    return LINK.matcher(argument).matches();
  }

  /**
   * Reads a link.
   *
   * @throws IllegalArgumentException when it has no test case ID
   */
  static TestLink parse(String link) {
    Matcher id = ID.matcher(link);
    try {
      if (id.find()) {
        return new TestLink(
            URLDecoder.decode(id.group(1), StandardCharsets.UTF_8), dashboard(link));
      }
    } catch (IllegalArgumentException e) {
      // The message below covers every invalid link.
    }
    throw new IllegalArgumentException(
        "the link has no test case ID; expected one such as"
            + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
            + " or index.html#?testId=ID");
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
