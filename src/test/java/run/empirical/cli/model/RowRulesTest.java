package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Questions;

class RowRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final ReferenceTime REFERENCE = new ReferenceTime(null, new Clocks(NOW, null));

  @Test
  void breaksTiesByNumericEnvironmentId() {
    assertEquals(
        List.of("0", "2", "9", "10", "91"),
        ids(read(null, pass("10"), pass("9"), pass("91"), pass("0"), pass("2"))));
  }

  @Test
  void sortsNonNumericIdsLastAsText() {
    assertEquals(
        List.of("300", "", "/2", "010", "1e1", ":", "a"),
        ids(
            read(
                null,
                pass("a"),
                pass(":"),
                pass("010"),
                pass("/2"),
                pass("300"),
                pass("1e1"),
                pass(""))));
  }

  @Test
  void usesTheNewerOfTwoPassesInAnEnvironment() {
    Gate gate = new Gate(List.of("1"), Duration.ofHours(1), null);
    LastPass old = new LastPass("1", "r1", NOW.minus(Duration.ofHours(5)));
    Finding finding = read(gate, old, pass("1"));
    assertEquals(
        List.of(GateStatus.OK, GateStatus.NOT_GATED),
        finding.rows().stream().map(Row::gateStatus).toList());
    assertEquals(true, finding.met());
  }

  @Test
  void isStaleOneMillisecondAfterTheMaximumAge() {
    assertEquals(GateStatus.OK, status(REFERENCE, Duration.ofHours(1)));
    assertEquals(GateStatus.STALE, status(REFERENCE, Duration.ofHours(1).plusMillis(1)));
  }

  @Test
  void usesTheLaterClockForStaleAndTheShownClockForFuture() {
    ReferenceTime ahead = new ReferenceTime(null, new Clocks(NOW.plus(Duration.ofHours(2)), NOW));
    assertEquals(GateStatus.STALE, status(ahead, Duration.ofMinutes(1)));
    assertEquals(GateStatus.FUTURE, status(ahead, Duration.ofMinutes(-2).minusMillis(1)));
  }

  @Test
  void filtersBeforeApplyingTheGate() {
    Gate gate = new Gate(List.of(), Duration.ofHours(1), null);
    RowRules rules =
        new RowRules(Questions.of(new LookBackWindow(null, null), Set.of("2"), gate, null));
    Finding finding = rules.read(LookUp.answered(TestCase.of("t"), List.of(pass("1"))), REFERENCE);
    assertEquals(List.of(new Row(null, null, null, null, GateStatus.MISSING)), finding.rows());
  }

  /** The status of a pass of this age, of which the gate allows an hour. */
  private static GateStatus status(ReferenceTime reference, Duration age) {
    LastPass pass = new LastPass("1", "r", NOW.minus(age));
    return new RowRules(Questions.gated(new Gate(List.of(), Duration.ofHours(1), null)))
        .read(LookUp.answered(TestCase.of("t"), List.of(pass)), reference)
        .rows()
        .get(0)
        .gateStatus();
  }

  private static Finding read(@Nullable Gate gate, LastPass... passes) {
    return new RowRules(Questions.gated(gate))
        .read(LookUp.answered(TestCase.of("t"), List.of(passes)), REFERENCE);
  }

  private static List<String> ids(Finding finding) {
    return finding.rows().stream().map(Row::environment).toList();
  }

  private static LastPass pass(String environmentId) {
    return new LastPass(environmentId, "r", NOW.minusSeconds(60));
  }
}
