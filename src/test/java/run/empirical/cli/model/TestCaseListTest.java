package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TestCaseListTest {
  private static final Instant MORNING = Instant.parse("2026-11-24T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final TestCase PAYS = new TestCase("a", "pays", "shop.spec.ts");

  @Test
  void hasEachIdOnceWithTheTitleOfAnyOfItsSources() {
    TestCaseList typed = typed("a", "b", "a");
    LookUp unknown = LookUp.failed(TestCase.withoutId("x"), Failure.of(ExitStatus.CONFIG, "no ID"));
    PlaywrightRun run = new PlaywrightRun(NOON, 2, 1, 0);
    TestCaseList failed =
        new TestCaseList(List.of(PAYS), Set.of(), List.of(unknown), true, run, true);

    assertEquals(
        new TestCaseList(
            List.of(PAYS, TestCase.of("b")), Set.of("a", "b"), List.of(unknown), true, run, false),
        typed.plus(failed));
    assertEquals(3, typed.plus(failed).size());
    assertEquals(failed, TestCaseList.NONE.plus(failed));
  }

  @Test
  void addsUpWhatReportsTellOfTheirRuns() {
    PlaywrightRun noon = new PlaywrightRun(NOON, 40, 6, 30);
    PlaywrightRun morning = new PlaywrightRun(MORNING, 3, 2, 0);
    PlaywrightRun unknown = new PlaywrightRun(null, null, null, null);

    assertEquals(new PlaywrightRun(MORNING, 43, 8, 30), both(noon, morning));
    assertEquals(new PlaywrightRun(MORNING, 43, 8, 30), both(morning, noon));
    assertEquals(new PlaywrightRun(NOON, null, null, null), both(noon, unknown));
    assertEquals(new PlaywrightRun(NOON, null, null, null), both(unknown, noon));
    assertEquals(noon, both(noon, null));
    assertEquals(noon, both(null, noon));
  }

  private static @Nullable PlaywrightRun both(
      @Nullable PlaywrightRun one, @Nullable PlaywrightRun other) {
    return of(one).plus(of(other)).playwrightRun();
  }

  private static TestCaseList of(@Nullable PlaywrightRun run) {
    return new TestCaseList(List.of(), Set.of(), List.of(), true, run, true);
  }

  private static TestCaseList typed(String... ids) {
    return TestCaseList.of(
        List.of(ids).stream().map(TestCase::of).toList(), Set.copyOf(List.of("a", "b")), false);
  }
}
