package run.empirical.cli.option;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Dashboard;

/**
 * A test as users name it: by its ID, or by a link, on the dashboard ({@code …?test_id=ID}) or in
 * Playwright's HTML report ({@code …#?testId=ID}).
 *
 * @param testCaseId the ID
 * @param dashboard the project's page when the link is one to a test run there
 */
record TestLink(String testCaseId, @Nullable Dashboard dashboard) {
  private static final Pattern LINK =
      Pattern.compile("^(https?|file)://|#[?]testId=", Pattern.CASE_INSENSITIVE);
  private static final Pattern TEST_RUN = Pattern.compile("(https?://[^?#]+?)/test-runs/[^/?#]+.*");

  /**
   * Reads a link; any other text is an ID.
   *
   * @throws IllegalArgumentException when a link has no test case ID
   */
  static TestLink parse(String link) {
    if (!LINK.matcher(link).find()) {
      return new TestLink(link, null);
    }
    int hash = link.indexOf('#');
    String page = hash < 0 ? link : link.substring(0, hash);
    String query = page.contains("?") ? page.substring(page.indexOf('?') + 1) : "";
    String id = parameter(query, "test_id");
    if (id == null && hash >= 0) {
      id = parameter(link.substring(hash + (link.startsWith("?", hash + 1) ? 2 : 1)), "testId");
    }
    if (id == null || id.isEmpty()) {
      throw new IllegalArgumentException(
          "the link has no test case ID; expected one such as"
              + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
              + " or index.html#?testId=ID");
    }
    return new TestLink(id.strip(), dashboard(link));
  }

  /** The first parameter with this name, as JavaScript's URLSearchParams finds it; null if none. */
  private static @Nullable String parameter(String query, String name) {
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals >= 0 && name.equals(decoded(pair.substring(0, equals)))) {
        return decoded(pair.substring(equals + 1));
      }
    }
    return null;
  }

  /** The decoded text; null if its encoding is invalid, which no part of an ID's link has. */
  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
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
