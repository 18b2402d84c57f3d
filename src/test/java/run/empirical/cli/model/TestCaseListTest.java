package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.PlaywrightRun.Counts;

class TestCaseListTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final TestCase PAYS = new TestCase("a", "pays", "shop.spec.ts");

  @Test
  void hasEachIdOnceWithTheTitleOfAnyOfItsSources() {
    TestCaseList arguments = arguments("a", "b", "a");
    PlaywrightRun run = new PlaywrightRun(NOON, new Counts(2, 1, 0, 0));
    TestCaseList failed = TestCaseList.ofReport(List.of(PAYS), run, true);

    assertEquals(
        new TestCaseList(List.of(PAYS, TestCase.of("b")), true, run, Set.of("a"), true),
        arguments.plus(failed));
    assertEquals(failed, arguments().plus(failed));
    TestCaseList none = TestCaseList.ofList(List.of());
    assertEquals(run, failed.plus(none).playwrightRun());
    assertTrue(failed.plus(none).allReported());
  }

  private static TestCaseList arguments(String... ids) {
    return TestCaseList.ofArguments(List.of(ids));
  }
}
