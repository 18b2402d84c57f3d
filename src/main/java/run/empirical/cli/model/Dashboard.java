package run.empirical.cli.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import run.empirical.cli.failure.Message;

/**
 * A project's page on the dashboard, which has a page for each test run.
 *
 * @param url without a slash at its end
 */
public record Dashboard(String url) {
  /**
   * Parses an {@code http} or {@code https} URL with a path and without a query, a fragment or an
   * {@code @}, before which a password may stand.
   *
   * @throws IllegalArgumentException with a message that says what was expected
   */
  public static Dashboard parse(String text) {
    String[] parts = text.split("/test-(runs|cases)(?![^/?#])", 2);
    if (parts.length > 1 && !text.contains("@")) {
      throw new IllegalArgumentException(
          Message.of(
              "the project's page, %s, not that of a test run or a test", parse(parts[0]).url));
    }
    try {
      URI uri = new URI(text.strip());
      if (uri.getHost() != null && text.strip().matches("(?i)https?://[^/?#@]++/++[^?#@]++")) {
        return new Dashboard(uri.toASCIIString().replaceFirst("(?<!/)/++$", ""));
      }
    } catch (URISyntaxException e) {
      // Falls through to the message for every invalid URL.
    }
    throw new IllegalArgumentException(
        "a project's page such as https://dash.empirical.run/acme, without query or user name");
  }

  /** The link to a test case in a test run. */
  public String testRun(String testRunId, String testCaseId) {
    String page = url + Assumptions.TEST_RUNS + encoded(testRunId);
    return page + Assumptions.TEST_ID_QUERY + encoded(testCaseId);
  }

  /** Percent-encodes a text. Java's encoder is for forms, where a plus sign means a blank. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
