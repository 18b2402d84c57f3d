package run.empirical.cli.testcases;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.WhiteSpace;

/** Reads a test's ID from the text with which a user names it: an ID or a link. */
final class TestReference {
  private static final Pattern URL =
      Pattern.compile("(https?|file)://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * A link with an ID. It is in the parameter {@code test_id} of the dashboard, in the parameter
   * {@code testId} of Playwright's HTML report, or in the path of the dashboard's page of a test.
   */
  private static final Pattern LINK =
      Pattern.compile(
          "(?s).*?[?&#](?:test_id=(?<dashboard>[^&#]*)|testId=(?<report>[^&#]*)).*"
              + "|.*?/test-cases/(?<page>"
              + Assumptions.TEST_CASE_ID
              + ")(?:[/?#].*)?");

  private TestReference() {}

  /**
   * The ID in a link; any other text is an ID itself.
   *
   * @throws IllegalArgumentException if a link has no test case ID
   */
  static String idIn(String text) {
    // A shortcut: almost all texts are IDs, which have neither character.
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

  /** Decodes a value as JavaScript's {@code URLSearchParams} does; empty if it is not valid. */
  private static String decoded(String value) {
    try {
      return WhiteSpace.strip(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
