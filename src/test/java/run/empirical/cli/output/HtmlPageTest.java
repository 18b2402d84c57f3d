package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  @Test
  void repeatsHeadingsOfUpTo250CharactersInEachCell() {
    String longest = "e".repeat(250);
    assertTrue(
        content(Sample.create().answered("a", longest + " 1H"))
            .contains("data-environment=\"" + longest + "\""));
    assertTrue(
        content(Sample.create().answered("a", longest + "e 1H"))
            .contains("data-environment=\"" + longest + "\u2026\""));
    String pairs = "\ud83d\ude80".repeat(250);
    assertTrue(
        content(Sample.create().answered("a", pairs + "e 1H"))
            .contains("data-environment=\"" + pairs + "\u2026\""));
  }

  @Test
  void titleStatesTheResult() {
    assertTitle("Gate met: 1 test case", gated().answered("a", "1 1H"));
    assertTitle("Gate not met: 2 test cases", gated().answered("a", "1 1H").answered("b"));
    assertTitle("Gate undecided: 1 test case", gated().failed("a", "no answer"));
    assertTitle("Gate not met: 0 test cases", gated());
    assertTitle("Last passes: 1 test case", Sample.create().failed("a", "no answer"));
  }

  @Test
  void inlinesStyleAndScript() {
    String page = html(gated().answered("a", "1 1H"));

    assertTrue(between(page, "<style>", "</style>").contains("prefers-color-scheme: dark"));
    assertTrue(between(page, "<script>", "</script>").contains("querySelectorAll('thead th')"));
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

  private static void assertTitle(String title, Sample sample) {
    assertEquals(title, between(html(sample), "<title>", "</title>"));
  }

  private static String html(Sample sample) {
    return sample.as(OutputFormat.HTML);
  }

  /** The part between the page's constant header and footer. */
  private static String content(Sample sample) {
    return between(html(sample), "<main>\n", "<footer>");
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
