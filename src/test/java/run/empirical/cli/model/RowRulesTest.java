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
    Gate gate = new Gate(List.of(), Duration.ofHours(1), null);
    LastPass exact = new LastPass("1", "r", NOW.minus(Duration.ofHours(1)));
    LastPass older = new LastPass("1", "r", NOW.minus(Duration.ofHours(1)).minusMillis(1));
    assertEquals(GateStatus.OK, read(gate, exact).rows().get(0).gateStatus());
    assertEquals(GateStatus.STALE, read(gate, older).rows().get(0).gateStatus());
  }

  @Test
  void usesTheLaterClockForStaleAndTheShownClockForFuture() {
    Gate gate = new Gate(List.of(), Duration.ofHours(1), null);
    ReferenceTime ahead = new ReferenceTime(null, new Clocks(NOW.plus(Duration.ofHours(2)), NOW));
    RowRules rules = new RowRules(Questions.gated(gate));
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
    Gate gate = new Gate(List.of(), Duration.ofHours(1), null);
    RowRules rules =
        new RowRules(Questions.of(new LookBackWindow(null, null), Set.of("2"), gate, null));
    Finding finding = rules.read(LookUp.answered(TestCase.of("t"), List.of(pass("1"))), REFERENCE);
    assertEquals(List.of(new Row(null, null, null, null, GateStatus.MISSING)), finding.rows());
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
