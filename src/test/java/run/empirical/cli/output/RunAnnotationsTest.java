package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;
import run.empirical.cli.model.Answer;

class RunAnnotationsTest {
  private static final String DASHBOARD = "https://dash.empirical.run/acme";
  private static final Instant RUN_START = Sample.NOW.minus(Duration.ofMinutes(10));

  private static final Map<String, String> NAMES = Map.of("1", "production", "2", "staging");

  @Test
  void listsTheNewestPassFirstAndNumbersEnvironmentsWithoutAName() {
    assertEquals(
        List.of(
            "staging, since the run began, 2026-11-24T12:11:04Z, run 48213",
            "environment 17, just before this run, 2026-11-24T12:05:34Z, run \\u001b[31m",
            "environment 9, 2h before this run, 2026-11-24T10:06:04Z, run 48213",
            "production, not in 30 days"),
        lines(Sample.with(NAMES).answered("a", "9 2h10m", "17 10m30s \u001b[31m", "2 5m", "9 3h")));
  }

  @Test
  void countsFromAMinuteOn() {
    assertEquals(
        List.of(
            "environment 1, just before this run, 2026-11-24T12:05:05Z, run 48213",
            "environment 2, 1m before this run, 2026-11-24T12:05:04Z, run 48213"),
        lines(Sample.create().answered("a", "2 11m", "1 10m59s")));
  }

  @Test
  void givesAPassInTheFutureNoAge() {
    assertEquals(
        List.of("environment 1, in the future, 2026-11-24T17:16:04Z, run 48213"),
        lines(Sample.create().answered("a", "1 -5H")));
  }

  @Test
  void linksToTheDashboard() {
    assertEquals(
        List.of(
            "environment 3, 2h before this run, 2026-11-24T10:06:04Z,"
                + " https://dash.empirical.run/acme/test-runs/48213?test_id=a"),
        lines(Sample.create().dashboard(DASHBOARD).answered("a", "3 2h10m")));
  }

  /** With a gate, too, which judges only one of them. */
  @Test
  void saysTheSamePassOnce() {
    Sample sample = Sample.with(Map.of("2", "staging")).answered("a", "2 5m", "2 5m");
    List<String> once = List.of("staging, since the run began, 2026-11-24T12:11:04Z, run 48213");
    assertEquals(once, lines(sample));
    assertEquals(once, lines(sample.requiring("1h")));
  }

  /** Without a link, which would look real. */
  @Test
  void saysThatDataIsInvented() {
    assertEquals(
        List.of(
            "invented data: staging, 2h before this run, 2026-11-24T10:06:04Z, run 48213",
            "invented data: production, not in 30 days"),
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
    Answer answer = sample.answer();
    Drawing drawing = Drawing.of(OutputFormat.JSON, answer, sample.style());
    return new RunAnnotations(drawing, RUN_START).of(answer.results().get(0));
  }
}
