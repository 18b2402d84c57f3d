package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlaywrightRunTest {
  private static final Instant MORNING = Instant.parse("2026-11-24T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final PlaywrightRun UNKNOWN = new PlaywrightRun(null, null, null, null);

  @Test
  void takesTheEarliestStartAndAddsUpTheCounts() {
    PlaywrightRun first = new PlaywrightRun(NOON, 40, 6, 30);
    PlaywrightRun second = new PlaywrightRun(MORNING, 3, 2, 0);

    assertEquals(new PlaywrightRun(MORNING, 43, 8, 30), first.plus(second));
    assertEquals(new PlaywrightRun(MORNING, 43, 8, 30), second.plus(first));
  }

  @Test
  void knowsNoSumOfAnUnknownCount() {
    PlaywrightRun known = new PlaywrightRun(NOON, 40, 6, 30);
    PlaywrightRun onlyStart = new PlaywrightRun(NOON, null, null, null);

    assertEquals(onlyStart, known.plus(UNKNOWN));
    assertEquals(onlyStart, UNKNOWN.plus(known));
    assertEquals(UNKNOWN, UNKNOWN.plus(UNKNOWN));
  }
}
