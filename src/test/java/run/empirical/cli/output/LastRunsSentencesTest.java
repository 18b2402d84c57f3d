package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Sample;

class LastRunsSentencesTest {

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
  void hasNoLinesWithAGateOrWithoutPasses() {
    assertEquals(
        List.of(),
        lines(Sample.create().requiring("1d", "1").answered("a", "1 1H").answered("b", "1 1H")));
    assertEquals(List.of(), lines(Sample.with(Sample.FIVE).answered("a").answered("b")));
  }

  /** Of the runs after the newest, the two with the most tests are named, however old they are. */
  @Test
  void namesTheLargestRuns() {
    Sample sample = Sample.create();
    String[] runs = {"9", "8 8", "7 7", "6 6", "5 5 5"};
    int test = 0;
    for (int i = 0; i < runs.length; i++) {
      for (String run : runs[i].split(" ")) {
        sample.answered("t" + test++, "1 " + (i + 1) + "H " + run);
      }
    }
    assertEquals(
        List.of(
            "environment 1: 1 test last passed in test run 9 (1h ago), 2 in test run 8 (2h ago), 3"
                + " in test run 5 (5h ago), 4 in 2 other test runs (3h to 4h ago)"),
        lines(sample));
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

  private static List<String> lines(Sample sample) {
    return LastRunsSentences.lines(sample.answer(), sample.labels());
  }
}
