package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Questions;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.ReportSummary;
import run.empirical.cli.model.RowRules;
import run.empirical.cli.model.TestCase;

class FreshnessTextTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant START = NOW.minus(Duration.ofHours(1));
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void measuresFromTheStartOfTheRun() {
    assertEquals("1 passed again since the Playwright run began", words(START, START));
    assertEquals(
        "1 last passed within a day before the Playwright run began",
        words(START, START.minus(MILLI)));
    assertEquals(
        "1 last passed within a day before the Playwright run began, 1 within a week before it",
        words(START, START.minus(DAY), START.minus(DAY).minus(MILLI)));
    assertEquals(
        "1 last passed within a week before the Playwright run began, 1 earlier",
        words(START, START.minus(WEEK), START.minus(WEEK).minus(MILLI)));
    assertEquals(
        "1 passed again since the Playwright run began, 1 last passed within a week before it",
        words(START, NOW, START.minus(WEEK)));
  }

  @Test
  void measuresFromNowWithoutAReport() {
    assertEquals(
        "2 last passed within the last day, 1 within the last week, 1 earlier",
        words(null, NOW, NOW.minus(DAY), NOW.minus(WEEK), NOW.minus(WEEK).minus(MILLI)));
  }

  @Test
  void measuresFromTheEndOfAPastWindow() {
    FreshnessText freshness = text(null, new LookBackWindow(1, NOW));
    ReferenceTime anchored = new ReferenceTime(NOW, new Clocks(NOW, null));
    freshness.add(finding(anchored, NOW.minus(MILLI)));
    freshness.add(finding(anchored));

    assertEquals(
        "of 2 test cases, 1 last passed within a day before 2026-11-24T12:00:00Z, 1 did not pass in"
            + " the day before 2026-11-24T12:00:00Z",
        freshness.line());
  }

  @Test
  void usesTheNewestPassOfATestCase() {
    FreshnessText freshness = text(START, new LookBackWindow(null, null));
    freshness.add(finding(now(), NOW.minus(WEEK), NOW));

    assertEquals(
        "of 1 test cases, 1 passed again since the Playwright run began", freshness.line());
    assertFalse(freshness.isOfSeveral());
  }

  @Test
  void countsEachTestCaseOnce() {
    FreshnessText freshness = text(START, new LookBackWindow(null, null));
    freshness.add(finding(now()));
    freshness.add(
        new Finding(
            TestCase.of("t"), List.of(), Failure.of(ErrorKind.UNREACHABLE, "cannot be reached")));
    freshness.add(finding(now(), NOW));

    assertTrue(freshness.isOfSeveral());
    assertEquals(
        "of 3 test cases, 1 passed again since the Playwright run began, 1 did not pass in the last"
            + " 30 days, 1 could not be looked up",
        freshness.line());
  }

  private static String words(@Nullable Instant runStart, Instant... passes) {
    FreshnessText freshness = text(runStart, new LookBackWindow(null, null));
    for (Instant pass : passes) {
      freshness.add(finding(now(), pass));
    }
    return freshness.line().replaceFirst("^of [0-9]+ test cases, ", "");
  }

  private static FreshnessText text(@Nullable Instant runStart, LookBackWindow window) {
    ReportSummary report = new ReportSummary(runStart, null, null, null);
    return new FreshnessText(Questions.of(window, Set.of(), null, report));
  }

  private static ReferenceTime now() {
    return new ReferenceTime(null, new Clocks(NOW, null));
  }

  private static Finding finding(ReferenceTime reference, Instant... passes) {
    List<LastPass> lastPasses =
        List.of(passes).stream()
            .map(pass -> new LastPass(String.valueOf(pass.getEpochSecond()), "7", pass))
            .toList();
    return new RowRules(Questions.gated(null))
        .read(LookUp.answered(TestCase.of("t"), lastPasses), reference);
  }
}
