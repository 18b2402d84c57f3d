package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestReferenceTest {
  private static final String ID = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

  @ParameterizedTest
  @CsvSource({
    "https://dash.empirical.run/acme/test-runs/48213?test_id=a-1, a-1",
    "https://dash.empirical.run/acme/test-runs/48213/?tab=x&test_id=a-1&y=z#top, a-1",
    "'https://dash.empirical.run/acme/test-runs/48213?tags=x,y&test_id=a-1', a-1",
    "'index.html#?q=s:failed,p:chromium&testId=a-1', a-1",
    "https://dash.empirical.run/acme/test-cases/ID, ID",
    "https://dash.empirical.run/acme/test-cases/ID/?tab=x#top, ID",
    "dash.empirical.run/acme/test-cases/ID#top, ID",
    "https://dash.empirical.run/acme/test-cases/ID?test_id=a-1, a-1",
    "http://localhost:3000/p/test-runs/7?test_id=a%20b%2Bc, a b+c",
    "file:///home/me/playwright-report/index.html#?testId=a-1, a-1",
    "FILE:///C:/report/index.html#?q=s:failed&testId=a-1, a-1",
    "http://localhost:9323/#?testId=a-1&run=0, a-1",
    "http://localhost:9323/#?testId=ID12, ID",
    "http://localhost:9323/#?testId=zz-IDff-tail, zz-IDff-tail",
    "https://dash.empirical.run/acme?test_id=ID12, ID12",
    "index.html#?q=s:failed&testId=a-1, a-1",
    "dash.empirical.run/acme/test-runs/1?test_id=a-1, a-1",
    "https://ci.test/acme/test-runs/7?test_id=a-1#?testId=b-2, a-1",
    "https://dash.empirical.run/login?next=%2Fx%3Ftest_id%3Db-2&test_id=a-1, a-1",
    "https://dash.empirical.run/login?next=/x?test_id=b-2&test_id=a-1, a-1",
    "https://dash.empirical.run/login?next=/acme/test-cases/ID&test%5Fid=a-1, a-1",
    "https://dash.empirical.run/acme/test-cases/ID?testId=b-2#test_id=b-2, ID",
    "index.html?x=1#tests?testId=a-1?testId=b-2, a-1?testId=b-2",
    "https://dash.empirical.run/acme/tests?share=100%&test_id=a-1, a-1",
    "index.html#?testId=%20a+1%0A, a 1"
  })
  void findsTheIdInALink(String link, String id) {
    assertEquals(id.replace("ID", ID), TestReference.idIn(link.replace("ID", ID)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dash.empirical.run/acme",
        "https://dash.empirical.run/acme/test-runs/48213",
        "https://dash.empirical.run/acme/test-runs/48213?test_id=",
        "https://dash.empirical.run/acme/test-runs/48213?test_id",
        "https://dash.empirical.run/acme/test-runs/48213?test_id=&test_id=a-1",
        "https://dash.empirical.run/acme/test-runs/48213?my_test_id=a-1",
        "https://dash.empirical.run/login?next=/acme/test-cases/" + ID,
        "https://dash.empirical.run/acme/test-runs/48213#test_id=a-1",
        "https://dash.empirical.run/acme/test-runs/48213?test_id=%zz",
        "https://dash.empirical.run/acme/test-runs/48213?test_id=%4",
        "https://dash.empirical.run/acme/test-cases/a-1",
        "https://dash.empirical.run/acme/test-cases/" + ID + "0",
        "file:///home/me/playwright-report/index.html"
      })
  void rejectsALinkWithoutAnId(String link) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> TestReference.idIn(link));
    assertEquals(
        "the link has no test case ID; expected one such as"
            + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
            + " or index.html#?testId=ID",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a-1",
        "https",
        "https:/a",
        "ftp://a?id=b",
        "x https://a",
        "https://a.test/?test_id=a b",
        "https://a.test/x,y?test_id=a",
        "a,index.html#?testId=a",
        "tests/test-cases/cart.spec.ts"
      })
  void treatsOtherTextAsAnId(String text) {
    assertEquals(text, TestReference.idIn(text));
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void readsManySlashesInLinearTime() {
    String page = "https://dash.empirical.run" + "/test-cases/".repeat(300_000);
    assertEquals("a-1", TestReference.idIn(page + "/test-runs/48213?test_id=a-1"));
  }
}
