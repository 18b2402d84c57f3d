package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final ReferenceTime REFERENCE = new ReferenceTime(NOW, NOW, false);

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
    Gate gate = new Gate(List.of("1"), Duration.ofHours(1), null, new LookBackWindow(null, null));
    LastPass old = new LastPass("1", "r1", NOW.minus(Duration.ofHours(5)));
    Finding finding = read(gate, old, pass("1"));
    assertEquals(
        List.of(GateStatus.OK, GateStatus.NOT_GATED),
        finding.rows().stream().map(Row::gateStatus).toList());
    assertEquals(true, finding.met());
  }

  @Test
  void isStaleOneMillisecondAfterTheMaximumAge() {
    Gate gate = new Gate(List.of(), Duration.ofHours(1), null, new LookBackWindow(null, null));
    LastPass exact = new LastPass("1", "r", NOW.minus(Duration.ofHours(1)));
    LastPass older = new LastPass("1", "r", NOW.minus(Duration.ofHours(1)).minusMillis(1));
    assertEquals(GateStatus.OK, read(gate, exact).rows().get(0).gateStatus());
    assertEquals(GateStatus.STALE, read(gate, older).rows().get(0).gateStatus());
  }

  @Test
  void usesTheLaterClockForStaleAndTheShownClockForFuture() {
    Gate gate = new Gate(List.of(), Duration.ofHours(1), null, new LookBackWindow(null, null));
    ReferenceTime ahead = new ReferenceTime(NOW, NOW.plus(Duration.ofHours(2)), false);
    RowRules rules = new RowRules(Set.of(), EnvironmentNames.NONE, gate);
    LastPass future = new LastPass("1", "r", NOW.plus(Duration.ofMinutes(2)).plusMillis(1));
    assertEquals(
        GateStatus.STALE,
        rules
            .read(LookUp.answered(TestCase.of("t"), List.of(pass("1"))), ahead)
            .rows()
            .get(0)
            .gateStatus());
    assertEquals(
        GateStatus.FUTURE,
        rules
            .read(LookUp.answered(TestCase.of("t"), List.of(future)), ahead)
            .rows()
            .get(0)
            .gateStatus());
  }

  @Test
  void filtersBeforeApplyingTheGate() {
    Gate gate = new Gate(List.of(), Duration.ofHours(1), null, new LookBackWindow(null, null));
    RowRules rules = new RowRules(Set.of("2"), EnvironmentNames.NONE, gate);
    Finding finding = rules.read(LookUp.answered(TestCase.of("t"), List.of(pass("1"))), REFERENCE);
    assertEquals(List.of(new Row(null, null, null, null, GateStatus.MISSING)), finding.rows());
  }

  private static Finding read(@Nullable Gate gate, LastPass... passes) {
    return new RowRules(Set.of(), EnvironmentNames.NONE, gate)
        .read(LookUp.answered(TestCase.of("t"), List.of(passes)), REFERENCE);
  }

  private static List<String> ids(Finding finding) {
    return finding.rows().stream().map(Row::environment).toList();
  }

  private static LastPass pass(String environmentId) {
    return new LastPass(environmentId, "r", NOW.minusSeconds(60));
  }
}
