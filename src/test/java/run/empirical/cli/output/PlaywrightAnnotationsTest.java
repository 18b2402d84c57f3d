package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;
import run.empirical.cli.model.Answer;

class PlaywrightAnnotationsTest {
  private static final String DASHBOARD = "https://dash.empirical.run/acme";
  private static final Instant RUN_START = Sample.NOW.minus(Duration.ofMinutes(10));

  private static final String[] NAMES = {"1=production", "2=staging"};

  /** It is the same at each test. */
  @Test
  void listsEnvironmentsInTheOrderOfTheColumns() {
    assertEquals(
        List.of(
            "production, not in 30 days",
            "staging, since the run began, 2026-11-24T12:06:04Z, run 48213",
            "environment 9, 1m before this run, 2026-11-24T12:05:04Z, run 48213",
            "environment 17, just before this run, 2026-11-24T12:05:05Z, run \\u001b[31m"),
        lines(Sample.with(NAMES).answered("a", "9 11m", "17 10m59s \u001b[31m", "2 10m", "9 3h")));
  }

  @Test
  void countsOtherFailedTestsThatLastPassedInTheSameRun() {
    Sample sample =
        Sample.with(NAMES)
            .dashboard(DASHBOARD)
            .answered("a", "2 2h10m 7", "1 3h10m 8", "3 4h10m 9")
            .answered("b", "2 2h20m 7", "1 3h20m 8")
            .answered("c", "2 3h 7", "1 5m 8")
            .failed("d", "no answer");
    List<String> lines =
        List.of(
            "production, 3h before this run, 2026-11-24T09:06:04Z; 1 other test that failed in this"
                + " run also last passed in https://dash.empirical.run/acme/test-runs/8?test_id=a",
            "staging, 2h before this run, 2026-11-24T10:06:04Z; 2 other tests that failed in this"
                + " run also last passed in https://dash.empirical.run/acme/test-runs/7?test_id=a",
            "environment 3, 4h before this run, 2026-11-24T08:06:04Z,"
                + " https://dash.empirical.run/acme/test-runs/9?test_id=a");
    assertEquals(lines, lines(sample));
    assertEquals(lines, lines(sample.requiring("1h", "2")));
  }

  /** Other tests say nothing about such a pass. */
  @Test
  void countsNoOthersSinceTheRunBeganOrInTheFuture() {
    assertEquals(
        List.of(
            "production, in the future, 2026-11-24T13:16:04Z, run 7",
            "staging, since the run began, 2026-11-24T12:11:04Z, run 7"),
        lines(
            Sample.with(NAMES)
                .answered("a", "1 -1h 7", "2 5m 7")
                .answered("b", "1 3h 7", "2 3h 7")
                .answered("c", "1 3h 7", "2 3h 7")));
  }

  /** Invented data has no links, which would look real. */
  @Test
  void saysThatDataIsInvented() {
    assertEquals(
        List.of(
            "invented data: production, not in 30 days",
            "invented data: staging, 2h before this run, 2026-11-24T10:06:04Z, run 48213"),
        lines(Sample.with(NAMES).dashboard(DASHBOARD).invented().answered("a", "2 2h10m")));
  }

  @Test
  void saysWhyATestCaseCouldNotBeLookedUp() {
    assertEquals(
        List.of("could not be looked up: no answer\\u000awithin 10s"),
        lines(Sample.with(NAMES).failed("a", "no answer\nwithin 10s")));
  }

  @Test
  void namesNoEnvironmentIfNoneIsKnown() {
    assertEquals(List.of("not in 30 days"), lines(Sample.create().answered("a")));
  }

  private static List<String> lines(Sample sample) {
    Answer answer = sample.ofRun(RUN_START).answer();
    Drawing drawing = Drawing.of(false, answer, sample.style());
    return new PlaywrightAnnotations(drawing, RUN_START).of(answer.results().get(0));
  }
}
