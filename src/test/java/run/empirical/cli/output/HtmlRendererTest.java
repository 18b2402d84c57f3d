package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;

class HtmlRendererTest {
  private static final EnvironmentNames NAMES =
      new EnvironmentNames(Map.of("1", "production", "2", "staging"));

  @Test
  void showsTheVerdictAndTheMatrix() {
    assertEquals(
        """
        <header class="verdict not-met">
        <h1><span aria-hidden="true">✗</span> Gate not met</h1>
        <p>1 of 2 test cases does not meet it. 1 of 2 test cases could not be looked up. Required: a last \
        pass at most 1d old in production, staging.</p>
        <p class="when">Looking back 30 days from <time datetime="2026-11-24T12:16:04.250Z">\
        2026-11-24 12:16:04Z</time>.</p>
        </header>
        <ul class="legend">
        <li><i class="stale"></i><span>stale <b>1</b></span></li>
        <li><i class="missing"></i><span>missing <b>1</b></span></li>
        <li><i class="unanswered"></i><span>unanswered <b>1</b></span></li>
        </ul>
        <input type="checkbox" id="short"><label class="only" for="short">\
        Show only test cases that do not meet the gate or could not be looked up</label>
        <div class="frame">
        <table role="table">
        <caption>Age of the last pass of each test case in each environment</caption>
        <thead role="rowgroup"><tr role="row">\
        <th scope="col" role="columnheader">Test case</th>\
        <th scope="col" role="columnheader"><bdi>production</bdi></th>\
        <th scope="col" role="columnheader"><bdi>staging</bdi></th></tr></thead>
        <tbody role="rowgroup">
        <tr role="row"><th scope="row" role="rowheader"><bdi>pays by card</bdi> <code>a</code></th>\
        <td role="cell" class="stale" data-environment="production" data-age="180000000" \
        title="2 days ago: 2026-11-22T10:16:04.250Z, test run 48213">\
        <span class="age" aria-hidden="true">2d</span><span class="unseen">2 days ago</span> \
        <span class="word"><span aria-hidden="true">✗</span> stale</span> \
        <time datetime="2026-11-22T10:16:04.250Z">2026-11-22 10:16:04Z</time> \
        <span class="run">run <bdi>48213</bdi></span></td>\
        <td role="cell" class="missing" data-environment="staging">\
        <span class="age">&gt;30d</span> \
        <span class="word"><span aria-hidden="true">✗</span> missing</span></td></tr>
        <tr role="row"><th scope="row" role="rowheader"><code>b</code></th>\
        <td role="cell" class="unanswered" colspan="2"><span class="age">?</span> \
        <span class="word">Could not be looked up: <bdi>no answer</bdi></span></td></tr>
        </tbody>
        </table>
        </div>
        """,
        content(
            Sample.with(NAMES)
                .requiring(Duration.ofDays(1), "1", "2")
                .answered(new TestCase("a", "pays by card"), "1 50H")
                .failed("b", "no answer")));
  }

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
  void shadesByAgeWithoutAGate() {
    String content =
        content(
            Sample.create()
                .answered("a", "1 23H", "2 24H", "3 168H", "4 720H", "5 -300S")
                .answered("b", "1 167H", "3 719H"));

    assertTrue(content.startsWith("<header class=\"verdict no-gate\">\n<h1>Last passes</h1>\n"));
    assertEquals(
        """
        <ul class="legend">
        <li><i class="future"></i><span>in the future <b>1</b></span></li>
        <li><i class="day"></i><span>under a day <b>1</b></span></li>
        <li><i class="week"></i><span>under a week <b>2</b></span></li>
        <li><i class="month"></i><span>under 30 days <b>2</b></span></li>
        <li><i class="older"></i><span>older <b>1</b></span></li>
        <li><i class="absent"></i><span>not in the window <b>3</b></span></li>
        </ul>
        """,
        content.substring(content.indexOf("<ul"), content.indexOf("<div")));
  }

  @Test
  void marksRowsThatMeetTheGate() {
    List<String> rows =
        content(
                Sample.create()
                    .requiring(Duration.ofDays(1), "1")
                    .answered("a", "1 1H", "2 90H")
                    .answered("b", "1 90H"))
            .lines()
            .filter(line -> line.startsWith("<tr"))
            .toList();

    assertTrue(rows.get(0).startsWith("<tr role=\"row\" class=\"met\">"));
    assertTrue(rows.get(0).contains("class=\"ok\""));
    assertTrue(rows.get(0).contains("class=\"not-gated\""));
    assertTrue(rows.get(1).startsWith("<tr role=\"row\"><th"));
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
  void saysWhenThereAreNoTestCases() {
    assertTrue(content(gated()).endsWith("<p>No test cases.</p>\n"));
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

  @Test
  void escapesHostileText() {
    String hostile = "</style><script>alert(1)</script>\" onload='x' &lt;\n\u202e\0";
    String shown =
        "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;lt;"
            + "\\u000a\\u202e\\u0000";
    String page =
        html(
            Sample.with(new EnvironmentNames(Map.of("1", hostile)))
                .requiring(null, "1")
                .add(
                    LookUp.answered(
                        new TestCase(hostile, hostile),
                        List.of(new LastPass("e" + hostile, hostile, Sample.NOW))))
                .failed("b", hostile));

    assertFalse(page.contains("alert(1)</script>"));
    assertFalse(page.contains("onload='"));
    // Once in the gate's sentence, twice for each of two columns, then the title, the ID, the run
    // as text and as tooltip, and the failure.
    assertEquals(10, (page.length() - page.replace(shown, "").length()) / shown.length());
  }

  @Test
  void measuresAgesFromBefore() {
    String content = content(Sample.create().before().answered("a", "1 3H"));

    assertTrue(content.contains("Looking back 90 days from <time"));
    assertTrue(content.contains("<span class=\"unseen\">3 hours before</span>"));
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
