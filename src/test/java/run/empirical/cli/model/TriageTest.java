package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriageTest {
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
    Triage triage = new Triage(new TriageRules(null, new LookBackWindow(1, NOW)));
    ReferenceTime anchored = new ReferenceTime(NOW, NOW, true);
    triage.add(finding(anchored, NOW.minus(MILLI)));
    triage.add(finding(anchored));

    assertEquals(
        "of 2 test cases, 1 last passed within a day before 2026-11-24T12:00:00Z, 1 did not pass in"
            + " the day before 2026-11-24T12:00:00Z",
        triage.inWords());
  }

  @Test
  void usesTheNewestPassOfATestCase() {
    Triage triage = new Triage(new TriageRules(START, new LookBackWindow(null, null)));
    triage.add(finding(now(), NOW.minus(WEEK), NOW));

    assertEquals(
        "of 1 test cases, 1 passed again since the Playwright run began", triage.inWords());
    assertFalse(triage.isOfSeveral());
  }

  @Test
  void countsEachTestCaseOnce() {
    Triage triage = new Triage(new TriageRules(START, new LookBackWindow(null, null)));
    triage.add(finding(now()));
    triage.add(
        new Finding(
            TestCase.of("t"), List.of(), Failure.of(ErrorKind.UNREACHABLE, "cannot be reached")));
    assertFalse(triage.hasPasses());
    triage.add(finding(now(), NOW));

    assertTrue(triage.hasPasses() && triage.isOfSeveral());
    assertEquals(
        "of 3 test cases, 1 passed again since the Playwright run began, 1 did not pass in the last"
            + " 30 days, 1 could not be looked up",
        triage.inWords());
  }

  private static String words(@Nullable Instant runStart, Instant... passes) {
    Triage triage = new Triage(new TriageRules(runStart, new LookBackWindow(null, null)));
    for (Instant pass : passes) {
      triage.add(finding(now(), pass));
    }
    return triage.inWords().replaceFirst("^of [0-9]+ test cases, ", "");
  }

  private static ReferenceTime now() {
    return new ReferenceTime(NOW, NOW, false);
  }

  private static Finding finding(ReferenceTime reference, Instant... passes) {
    List<LastPass> lastPasses =
        List.of(passes).stream()
            .map(pass -> new LastPass(String.valueOf(pass.getEpochSecond()), "7", pass))
            .toList();
    return new RowRules(Set.of(), EnvironmentNames.NONE, null)
        .read(LookUp.answered(TestCase.of("t"), lastPasses), reference);
  }
}
