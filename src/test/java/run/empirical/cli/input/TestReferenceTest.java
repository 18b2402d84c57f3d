package run.empirical.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.Dashboard;

class TestReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "https://dash.empirical.run/acme/test-runs/48213?test_id=a-1, a-1,"
        + " https://dash.empirical.run/acme",
    "https://dash.empirical.run/acme/test-runs/48213/?tab=x&test_id=a-1&y=z#top, a-1,"
        + " https://dash.empirical.run/acme",
    "http://localhost:3000/p/test-runs/7?test_id=a%20b%2Bc, a b+c, http://localhost:3000/p",
    "http://localhost:3000/test-runs/7?test_id=a-1, a-1, ",
    "https://dash.empirical.run/acme/tests?test_id=a-1, a-1, ",
    "https://me@dash.empirical.run/acme/test-runs/7?test_id=a-1, a-1, ",
    "file:///home/me/playwright-report/index.html#?testId=a-1, a-1, ",
    "FILE:///C:/report/index.html#?q=s:failed&testId=a-1, a-1, ",
    "http://localhost:9323/#?testId=a-1&run=0, a-1, ",
    "playwright-report/index.html#?testId=a-1, a-1, ",
    "index.html#?q=s:failed&testId=a-1, a-1, ",
    "dash.empirical.run/acme/test-runs/1?test_id=a-1, a-1, ",
    "https://ci.test/acme/test-runs/7/report/index.html#?testId=a-1, a-1, ",
    "https://ci.test/acme/test-runs/7/index.html?testId=a-1, a-1, ",
    "https://ci.test/acme/test-runs/7#test_id=a-1, a-1, ",
    "https://ci.test/acme/test-runs/7?test_id=a-1#?testId=b-2, a-1, https://ci.test/acme",
    "https://dash.empirical.run/login?next=/x?test_id=b-2&test_id=a-1, a-1, ",
    "https://dash.empirical.run/login?next=%2Fx%3Ftest_id%3Db-2&test_id=a-1, a-1, ",
    "https://dash.empirical.run/acme/tests?test_id=a-1&test_id=b-2, a-1, ",
    "https://dash.empirical.run/acme/tests?share=100%&test_id=a-1, a-1, ",
    "https://dash.empirical.run/acme/tests?test%5Fid=a+1, a 1, ",
    "https://dash.empirical.run/acme/tests?tab=x#testId=a-1?testId=b-2, a-1?testId=b-2, "
  })
  void parsesTheIdAndTheDashboard(String link, String id, String dashboard) {
    Dashboard page = dashboard == null ? null : new Dashboard(dashboard);

    assertEquals(new TestReference(id, page), TestReference.parse(link));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dash.empirical.run/acme",
        "https://dash.empirical.run/acme/test-runs/48213",
        "https://dash.empirical.run/acme/test-runs/48213?test_id=",
        "https://dash.empirical.run/acme/test-runs/48213?test_id",
        "https://dash.empirical.run/acme/test-runs/48213?test_id=&test_id=a-1",
        "https://dash.empirical.run/login?next=/x?test_id=b-2",
        "https://dash.empirical.run/acme/tests&test_id=a-1",
        "https://dash.empirical.run/acme/test-runs/48213?my_test_id=a-1",
        "https://dash.empirical.run/acme/test-runs/48213?test_id=%zz",
        "https://dash.empirical.run/acme/test-runs/48213?test_id=%4",
        "file:///home/me/playwright-report/index.html"
      })
  void rejectsALinkWithoutAnId(String link) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> TestReference.parse(link));
    assertEquals(
        "the link has no test case ID; expected one such as"
            + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
            + " or index.html#?testId=ID",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-1", "https", "https:/a", "ftp://a?id=b", "x https://a"})
  void takesOtherTextForAnId(String text) {
    assertEquals(new TestReference(text, null), TestReference.parse(text));
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void readsManySlashesInLinearTime() {
    String page = "https://dash.empirical.run" + "/".repeat(1_000_000) + "x";
    assertEquals(
        new TestReference("a-1", new Dashboard(page)),
        TestReference.parse(page + "/test-runs/48213?test_id=a-1"));
  }
}
