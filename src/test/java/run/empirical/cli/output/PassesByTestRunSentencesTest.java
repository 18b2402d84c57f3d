package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Sample;
import run.empirical.cli.model.TestCase;

class PassesByTestRunSentencesTest {
  /**
   * Examples of the line about one environment; {@link PassesByTestRunModelTest} has all cases.
   *
   * @param run how many hours ago the Playwright run began; empty without one
   * @param passes the age and test run of each test case's pass, separated by blanks; {@code -} for
   *     none
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
             | 1H:7 2H:7                      | 2 tests last passed in test run 7 (1h ago)
             | 30S:7 70S:7 -                  | 2 tests last passed in test run 7 (now), 1 not in 30 days
             | 1H:9 2H:8 3H:7                 | 1 test last passed in test run 9 (1h ago), 2 in 2 other test runs (2h to 3h ago)
             | 1H:9 2H:8 3H:7 4H:7 5H:6       | 1 test last passed in test run 9 (1h ago), 2 in test run 7 (3h ago), 2 in 2 other test runs (2h to 5h ago)
             | 1H:9 2H:8 2H:8 3H:7 3H:7 4H:6 4H:6 4H:6 | 1 test last passed in test run 9 (1h ago), 2 in test run 8 (2h ago), 2 in test run 7 (3h ago), 3 in test run 6 (4h ago)
             | -1H:7 -2H:7 1H:7               | 1 test last passed in test run 7 (1h ago), 2 in the future
          3H | 2H:9 3H:8 3H0.001S:8 4H:8      | 2 tests passed since the failed run began, 2 last passed in test run 8 (3h ago)
          3H | 2H:9 4H:9 -1H:9                | 1 test passed since the failed run began, 1 last passed in test run 9 (4h ago), 1 in the future
          """)
  void namesTheNewestRunTheLargestAndTheRest(@Nullable String run, String passes, String line) {
    Sample sample = Sample.with("2=staging");
    if (run != null) {
      sample.ofRun(Sample.NOW.minus(Duration.parse("PT" + run)));
    }
    add(sample, passes.split(" ", -1));
    assertEquals(List.of("staging: " + line), lines(sample));
  }

  @Test
  void hasALineForEachColumnWithAPass() {
    Sample sample =
        Sample.with("1=production", "2=staging", "3=preview")
            .narrowedTo("3", "2", "1")
            .answered("a", "1 1H 7", "2 1H 7")
            .answered("b", "2 2H 7")
            .failed("c", "no answer");
    assertEquals(
        List.of(
            "2 of 3 test cases were answered",
            "staging: 2 tests last passed in test run 7 (1h ago)",
            "production: 1 test last passed in test run 7 (1h ago), 1 not in 30 days"),
        lines(sample));
  }

  @Test
  void hasNoLinesWithAGateOrForOneAnswer() {
    assertEquals(
        List.of(),
        lines(Sample.create().requiring("1d", "1").answered("a", "1 1H").answered("b", "1 1H")));
    assertEquals(List.of(), lines(Sample.with(Sample.FIVE).answered("a").answered("b")));
    assertEquals(List.of(), lines(Sample.create().answered("a", "1 1H").failed("b", "no")));
    assertEquals(List.of(), lines(Sample.create().answered("a", "1 1H")));
    assertEquals(List.of(), lines(Sample.create()));
  }

  /** Secrets are replaced before an ID is shortened, since half a secret would not be found. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a-secret-of-twenty-or-so"})
  void shortensIds(String secret) {
    String id = secret.isEmpty() ? "x".repeat(1 << 20) : "x".repeat(50) + secret + "x";
    String shown = secret.isEmpty() ? "x".repeat(64) + "…" : "x".repeat(50) + "[redacted]x";
    Sample sample = Sample.create().answered("a", id + " 1H " + id).answered("b", id + " 1H " + id);
    if (!secret.isEmpty()) {
      sample.without(secret);
    }
    assertEquals(
        List.of(shown + ": 2 tests last passed in test run " + shown + " (1h ago)"), lines(sample));
  }

  private static void add(Sample sample, String... passes) {
    for (int i = 0; i < passes.length; i++) {
      TestCase testCase = TestCase.of("id-" + i);
      String[] parts = passes[i].split(":", -1);
      if (passes[i].equals("-")) {
        sample.answered(testCase);
      } else {
        sample.answered(testCase, "2 " + parts[0] + " " + parts[1]);
      }
    }
  }

  private static List<String> lines(Sample sample) {
    return PassesByTestRunSentences.lines(sample.answer(), sample.labels());
  }
}
