package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
  private static final Dashboard ACME = Dashboard.parse("https://dash.empirical.run/acme");

  @Test
  void linksToATestCaseInATestRun() {
    assertEquals(
        "https://dash.empirical.run/acme/test-runs/48213?test_id=a30a6-55e24",
        ACME.testRun("48213", "a30a6-55e24"));
  }

  @Test
  void encodesUrlDelimitersAndControlCharacters() {
    assertEquals(
        "https://dash.empirical.run/acme/test-runs/..%2F7%3Fx%23y%26z"
            + "?test_id=a%20b%2Bc%25d%22%3C%3E%27%1B%5C%07%0A%E2%80%AE%F0%9F%9A%80",
        ACME.testRun("../7?x#y&z", "a b+c%d\"<>'\u001b\\\u0007\n\u202e\ud83d\ude80"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://dash.empirical.run/acme/, https://dash.empirical.run/acme",
    "' https://dash.empirical.run/acme// ', https://dash.empirical.run/acme",
    "HTTP://localhost:3000/acme, HTTP://localhost:3000/acme",
    "https://dash.empirical.run/test-runs-of-acme, https://dash.empirical.run/test-runs-of-acme",
    "https://[::1]:8443/a%20b, https://[::1]:8443/a%20b",
    "https://dash.empirical.run/büro, https://dash.empirical.run/b%C3%BCro"
  })
  void acceptsHttpUrlsAndStripsTrailingSlashes(String text, String url) {
    assertEquals(url, Dashboard.parse(text).url());
  }

  @Test
  @Timeout(20)
  void takesLinearTime() {
    String many = "https://d/a" + "/".repeat(1_000_000);
    assertEquals("https://d/a", Dashboard.parse(many).url());
    assertEquals(many + "x", Dashboard.parse(many + "x").url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test-runs",
        "test-runs/",
        "test-runs/48213",
        "test-runs/48213?test_id=a30a6-55e24",
        "test-runs?page=2",
        "test-runs#top",
        "test-cases/a30a6-55e24"
      })
  void namesTheProjectOfATestRunOrATest(String page) {
    assertEquals(
        "the project's page, https://dash.empirical.run/acme, not that of a test run or a test",
        assertThrows(
                IllegalArgumentException.class,
                () -> Dashboard.parse("https://dash.empirical.run/acme//" + page))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme",
        "dash.empirical.run/acme",
        "//dash.empirical.run/acme",
        "https://",
        "https:acme",
        "ftp://dash.empirical.run/acme",
        "javascript:alert(1)",
        "javascript://dash.empirical.run/%0aalert(1)",
        "https://dash.empirical.run",
        "https://dash.empirical.run//",
        "https://dash.empirical.run/test-runs/48213",
        "https://me@dash.empirical.run/acme",
        "https://me:secret@dash.empirical.run/acme",
        "https://me:123/4@dash.empirical.run/acme",
        "https://dash.empirical.run/acme?",
        "https://dash.empirical.run/acme?tab=1",
        "https://dash.empirical.run/acme#",
        "https://dash.empirical.run/a b",
        "https://dash.empirical.run/\u001b[2J"
      })
  void rejectsOtherUrls(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Dashboard.parse(text));
    assertEquals(
        "a project's page such as https://dash.empirical.run/acme, without query or user name",
        refused.getMessage());
  }
}
