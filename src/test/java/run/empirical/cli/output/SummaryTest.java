package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Sample;

class SummaryTest {
  /**
   * A day is 24H, a week 168H.
   *
   * @param run how long ago the Playwright run began; null without one
   * @param ages of each test case's last pass; {@code -} without one, {@code ?} if unknown
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1H | 0H 1H             | 2 passed again since the run began
          1H | 1H0.001S 25H      | 2 passed within a day before the run
          1H | 25H 25H0.001S     | 1 passed within a day before the run, 1 passed within a week before the run
          1H | 169H 169H0.001S   | 1 passed within a week before the run, 1 passed over a week before the run
          1H | 0H 25H 169H       | 1 passed again since the run began, 1 passed within a day before the run, 1 passed within a week before the run
          1H | 0H 169H           | 1 passed again since the run began, 1 passed within a week before the run
          1H | 0H 170H           | 1 passed again since the run began, 1 passed over a week before the run
          1H | 170H -            | 1 passed over a week before the run, 1 without a pass in 30 days
          1H | - ? 0H            | 1 passed again since the run began, 1 without a pass in 30 days, 1 could not be looked up
             | 0H 24H 24H0.001S  | 2 passed in the last day, 1 passed in the last week
             | 168H 168H0.001S   | 1 passed in the last week, 1 passed over a week ago
             | - -               | 2 without a pass in 30 days
             | -2M -2M-0.001S    | 1 passed in the last day, 1 with a last pass in the future
          1H | -5H - 0H          | 1 passed again since the run began, 1 with a last pass in the future, 1 without a pass in 30 days
          """)
  void countsByTheLastPassBeforeTheRunElseBeforeNow(
      @Nullable String run, String ages, String summary) {
    Sample sample = Sample.create();
    if (run != null) {
      sample.ofRun(Sample.NOW.minus(Duration.parse("PT" + run)));
    }
    String[] each = ages.split(" ", -1);
    for (int i = 0; i < each.length; i++) {
      String id = "id-" + i;
      switch (each[i]) {
        case "-" -> sample.answered(id);
        case "?" -> sample.failed(id, "no answer");
        default -> sample.answered(id, "1 " + each[i]);
      }
    }
    assertEquals(each.length + " test cases: " + summary, summary(sample));
  }

  @Test
  void countsFromTheEndOfAPastWindow() {
    assertEquals(
        "5 test cases: 1 passed within a day before 2026-11-24T12:16:04.250Z, 1 passed within a"
            + " week before 2026-11-24T12:16:04.250Z, 1 passed over a week before"
            + " 2026-11-24T12:16:04.250Z, 1 with a last pass after 2026-11-24T12:16:04.250Z, 1"
            + " without a pass in the 90 days before 2026-11-24T12:16:04.250Z",
        summary(
            Sample.create()
                .before()
                .answered("a", "1 1H")
                .answered("b", "1 30H")
                .answered("c", "1 200H")
                .answered("d")
                .answered("e", "1 -1H")));
  }

  /** One in the future does not count if there is another. */
  @Test
  void usesTheNewestPassOfATestCase() {
    assertEquals(
        "2 test cases: 1 passed in the last day, 1 passed in the last week",
        summary(Sample.create().answered("a", "1 200H", "2 1H").answered("b", "1 -1H", "2 30H")));
  }

  @Test
  void needsNoNumberForOneTestCase() {
    assertEquals(
        "1 test case: passed again since the run began",
        summary(Sample.create().ofRun(Sample.NOW.minusSeconds(60)).answered("a", "1 0H")));
  }

  @Test
  void leavesTheSumToTheGate() {
    assertNull(summary(Sample.create().requiring(null, "1").answered("a", "1 1H")));
  }

  /**
   * Each test case meets the gate, does not meet it ({@code no}), or could not be looked up ({@code
   * ?}).
   */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          yes,     gate met
          yes yes, gate met
          no,      gate not met
          no yes,  gate not met for 1 of 2 test cases
          '',      gate not met: no test failed
          ?,       gate undecided: 1 of 1 look-ups failed
          ? yes,   gate undecided: 1 of 2 look-ups failed
          ? no,    gate not met for 1 of 2 test cases
          """)
  void countsTestCases(String results, String headline) {
    Sample sample = Sample.create().requiring(null, "1");
    String[] each = results.split(" ", -1);
    for (int i = 0; i < each.length; i++) {
      String id = "id-" + i;
      switch (each[i]) {
        case "yes" -> sample.answered(id, "1 1H");
        case "no" -> sample.answered(id);
        case "?" -> sample.failed(id, "no answer");
        default -> {}
      }
    }
    assertEquals(headline, Summary.headline(sample.answer()));
  }

  private static @Nullable String summary(Sample sample) {
    return Summary.freshness(sample.answer());
  }
}
