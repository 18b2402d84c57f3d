package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;

/** Links to test runs in each format. */
class LinksTest {
  private static final String PAGE = "https://dash.empirical.run/acme";
  private static final String LINK = PAGE + "/test-runs/48213?test_id=id-1";

  @Test
  void addsHyperlinksToATableOnATerminal() {
    assertEquals(
        """
        TEST CASE  ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN
        pays       1            3 hours ago  2026-11-24T09:16:04Z  <%s>48213<>
        pays       2            1 day ago    2026-11-23T12:16:04Z  \
        <https://dash.empirical.run/acme/test-runs/7?test_id=id-1>7<>
        """
            .formatted(LINK),
        readable(
            linked()
                .hyperlinks()
                .answered(new TestCase("id-1", "pays"), "1 3H", "2 24H 7")
                .answered("id-2")
                .as(OutputFormat.TABLE)));
  }

  @Test
  void endsHyperlinksBeforeTheColumnPadding() {
    assertEquals(
        """
        ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
        1            3 hours ago     2026-11-24T09:16:04Z  <%s>48213<>     ok
        9            not in 30 days  -                     -         missing
        """
            .formatted(LINK),
        readable(
            linked()
                .hyperlinks()
                .requiring(null, "1", "9")
                .answered("id-1", "1 3H")
                .as(OutputFormat.TABLE)));
  }

  @Test
  void addsHyperlinksToAMatrixOnATerminal() {
    assertEquals(
        """
        TEST CASE  1   2
        id-1       <%s>3h<>  <https://dash.empirical.run/acme/test-runs/7?test_id=id-1>2d!<>
        id-2       ?   ?
        id-3       <https://dash.empirical.run/acme/test-runs/48213?test_id=id-3>1h<>  >30d!
        """
            .formatted(LINK),
        readable(
            linked()
                .hyperlinks()
                .requiring(Duration.ofDays(1), "1", "2")
                .answered("id-1", "1 3H", "2 48H 7")
                .failed("id-2", "no answer")
                .answered("id-3", "1 1H")
                .as(OutputFormat.MATRIX)));
  }

  /** Some terminals show a link in a colour of their own, which ends where the link does. */
  @Test
  void wrapsHyperlinksAroundColours() {
    assertEquals(
        "\u001b]8;;" + LINK + "\u001b\\\u001b[32m1h\u001b[0m\u001b]8;;\u001b\\\n",
        linked()
            .colour()
            .hyperlinks()
            .answered("id-1", "1 1H")
            .as(OutputFormat.MATRIX)
            .replaceFirst("(?s).*id-1       ", ""));
  }

  @ParameterizedTest
  @EnumSource(names = {"TABLE", "MATRIX"})
  void omitsHyperlinksOffTerminalsAndWithoutADashboard(OutputFormat format) {
    String plain = Sample.create().answered("id-1", "1 3H").as(format);

    assertEquals(plain, linked().answered("id-1", "1 3H").as(format));
    assertEquals(plain, linked().file().answered("id-1", "1 3H").as(format));
    assertEquals(plain, Sample.create().hyperlinks().answered("id-1", "1 3H").as(format));
  }

  @Test
  void addsAFieldInJsonAndNdjson() {
    String entry =
        """
        {"test_case_id":"id-1","environment_id":"1","test_run_id":"48213","test_run_url":"%s",\
        "executed_at":1795511764250,"executed_at_iso":"2026-11-24T09:16:04.250Z",\
        "age_seconds":10800}\
        """
            .formatted(LINK);

    assertEquals(entry + "\n", linked().answered("id-1", "1 3H").as(OutputFormat.NDJSON));
    assertEquals(
        "{\"data\":["
            + entry
            + "],\"test_cases\":[{\"test_case_id\":\"id-1\",\"answered\":true,\"passes\":1}]}\n",
        linked().answered("id-1", "1 3H").as(OutputFormat.JSON));
  }

  @Test
  void addsATsvColumnThatIsEmptyWithoutADashboard() {
    String row = "id-1\t1\t\t48213\t2026-11-24T09:16:04.250Z\t10800\t";

    assertEquals(row + LINK + "\n", linked().answered("id-1", "1 3H").as(OutputFormat.TSV));
    assertEquals(row + "\n", Sample.create().answered("id-1", "1 3H").as(OutputFormat.TSV));
  }

  @Test
  void addsLinksInMarkdown() {
    assertEquals(
        "| <code>id-1</code> | 1 | 3 hours ago | 2026-11-24T09:16:04Z | <a href=\""
            + LINK
            + "\">48213</a> |",
        line(linked().answered("id-1", "1 3H").as(OutputFormat.MARKDOWN), 4));
    assertEquals(
        "| <code>id-1</code> | <a href=\""
            + LINK
            + "\" title=\"2026-11-24T09:16:04.250Z, test run 48213\">3h</a> |",
        line(linked().answered("id-1", "1 3H").answered("id-2").as(OutputFormat.MARKDOWN), 4));
  }

  @Test
  void addsAnchorsInHtml() {
    String page = linked().answered("id-1", "1 3H").as(OutputFormat.HTML);

    assertTrue(
        page.contains(" <a class=\"run\" href=\"" + LINK + "\">run <bdi>48213</bdi></a></td>"),
        page);
    assertFalse(
        Sample.create().answered("id-1", "1 3H").as(OutputFormat.HTML).contains("href"), page);
  }

  @Test
  void appendsTheLinkToTheTestRunInJunit() {
    assertEquals(
        "      <system-out>last pass 2026-11-24T09:16:04.250Z in test run 48213: "
            + LINK
            + "</system-out>",
        line(linked().requiring(null, "1").answered("id-1", "1 3H").as(OutputFormat.JUNIT), 4));
  }

  /** No value can break the syntax of the link or the format, or control a terminal. */
  @ParameterizedTest
  @EnumSource
  void encodesServerTextInLinks(OutputFormat format) {
    LastPass pass = new LastPass("1", "7/../\"><\u001b\\&#", Sample.NOW.minusSeconds(60));
    String text =
        linked()
            .hyperlinks()
            .requiring(null, "1")
            .add(LookUp.answered(TestCase.of("a 'b'?"), List.of(pass)))
            .as(format);

    assertTrue(
        text.contains(PAGE + "/test-runs/7%2F..%2F%22%3E%3C%1B%5C%26%23?test_id=a%20%27b%27%3F"),
        text);
  }

  private static Sample linked() {
    return Sample.create().dashboard(PAGE);
  }

  private static String line(String text, int index) {
    return text.lines().toList().get(index);
  }

  private static String readable(String text) {
    return text.replaceAll("\u001b]8;;([^\u001b]*)\u001b\\\\", "<$1>");
  }
}
