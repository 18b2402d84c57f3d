package run.empirical.cli.testcases;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.WhiteSpace;

/** A test as users name it: by its ID, or by a link. */
final class TestReference {
  private static final Pattern URL =
      Pattern.compile("(https?|file)://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * Where a link has the ID: in a parameter of the dashboard or, in the fragment, of Playwright's
   * HTML report; else in the path of the dashboard's page of a test.
   */
  private static final Pattern LINK =
      Pattern.compile(
          "(?s).*?[?&#](?:test_id=(?<dashboard>[^&#]*)|testId=(?<report>[^&#]*)).*"
              + "|.*?/test-cases/(?<page>"
              + Assumptions.TEST_CASE_ID
              + ")(?:[/?#].*)?");

  private TestReference() {}

  /**
   * The ID that a text names: the one in a link; any other text is an ID.
   *
   * @throws IllegalArgumentException when a link has no test case ID
   */
  static String idIn(String text) {
    // Almost all are IDs, which have neither character.
    if (text.indexOf('/') < 0 && text.indexOf('=') < 0) {
      return text;
    }
    Matcher link = LINK.matcher(text);
    boolean hasId = link.matches();
    if (!hasId && !URL.matcher(text).matches()) {
      return text;
    }
    String id = hasId ? idIn(link) : "";
    if (id.isEmpty()) {
      throw new IllegalArgumentException(
          "the link has no test case ID; expected one such as"
              + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
              + " or index.html#?testId=ID");
    }
    return id;
  }

  private static String idIn(Matcher link) {
    if (link.group("page") != null) {
      return link.group("page");
    }
    // merge-reports may have lengthened the ID in an HTML report.
    return link.group("report") != null
        ? TestCaseId.withoutMergeSuffix(decoded(link.group("report")))
        : decoded(link.group("dashboard"));
  }

  /** A value as {@code URLSearchParams} of JavaScript reads it; empty if it is not encoded so. */
  private static String decoded(String value) {
    try {
      return WhiteSpace.strip(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
