package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportSummaryTest {
  private static final Instant MORNING = Instant.parse("2026-11-24T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final ReportSummary UNKNOWN = new ReportSummary(null, null, null, null);

  @Test
  void takesTheEarliestStartAndAddsUpTheCounts() {
    ReportSummary first = new ReportSummary(NOON, 40, 6, 30);
    ReportSummary second = new ReportSummary(MORNING, 3, 2, 0);

    assertEquals(new ReportSummary(MORNING, 43, 8, 30), first.plus(second));
    assertEquals(new ReportSummary(MORNING, 43, 8, 30), second.plus(first));
  }

  @Test
  void knowsNoSumOfAnUnknownCount() {
    ReportSummary known = new ReportSummary(NOON, 40, 6, 30);
    ReportSummary onlyStart = new ReportSummary(NOON, null, null, null);

    assertEquals(onlyStart, known.plus(UNKNOWN));
    assertEquals(onlyStart, UNKNOWN.plus(known));
    assertEquals(UNKNOWN, UNKNOWN.plus(UNKNOWN));
  }
}
