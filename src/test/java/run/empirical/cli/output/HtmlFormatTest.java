package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;

class HtmlFormatTest {
  @Test
  void repeatsHeadingsOfUpTo250CharactersInEachCell() {
    String longest = "e".repeat(250);
    assertRepeats(longest, longest);
    assertRepeats(longest + "\u2026", longest + "e");
  }

  private static void assertRepeats(String shown, String environment) {
    assertTrue(
        html(Sample.create().answered("a", environment + " 1H"))
            .contains("data-environment=\"" + shown + "\""));
  }

  @Test
  void inlinesStyleAndScript() {
    String page = html(gated().answered("a", "1 1H"));

    assertTrue(between(page, "<style>", "</style>").contains("prefers-color-scheme: dark"));
    assertTrue(between(page, "<script>", "</script>").contains("querySelectorAll('thead th')"));
  }

  /** When a wide page is scrolled, another heading would be above the titles. */
  @Test
  void headingOfTheTitlesStaysAtTheLeftLikeTheirColumn() {
    String style = between(html(gated().answered("a", "1 1H")), "<style>", "</style>");

    assertTrue(style.contains("\nthead th { position: sticky; top: 0; z-index: 2;"), style);
    assertTrue(style.contains("\nthead th:first-child { left: 0; z-index: 3;"), style);
    assertTrue(style.contains("\ntbody th { position: sticky; left: 0; z-index: 1;"), style);
  }

  @Test
  void allowsOnlyItsStyleAndScriptByHash() {
    String page = html(gated().answered("a", "1 1H"));

    assertTrue(
        page.contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
                + hash(between(page, "<style>", "</style>"))
                + "'; script-src '"
                + hash(between(page, "<script>", "</script>"))
                + "'; base-uri 'none'; form-action 'none'\">"));
    for (String loads : List.of(" src=", "href=", "url(", "@import", "style=", "://")) {
      assertFalse(page.contains(loads), loads);
    }
  }

  private static Sample gated() {
    return Sample.create().requiring(null, "1");
  }

  private static String html(Sample sample) {
    return sample.as(OutputFormat.HTML);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
