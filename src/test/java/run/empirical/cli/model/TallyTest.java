package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final TestCase TEST = TestCase.of("t");
  private static final Finding MET = new Finding(TEST, List.of(), null);
  private static final Finding UNMET =
      new Finding(TEST, List.of(new Row("1", null, null, null, GateStatus.MISSING)), null);
  private static final Finding FAILED = failed("down");

  @Test
  void isNotMetWithoutLookUps() {
    assertEquals(false, tally().gateMet());
  }

  @Test
  void isMetWhenAllLookUpsAreMet() {
    assertEquals(true, tally(MET, MET).gateMet());
  }

  @Test
  void unmetTakesPrecedenceOverFailures() {
    assertEquals(false, tally(FAILED, UNMET, MET).gateMet());
  }

  @Test
  void failureLeavesTheGateUndecided() {
    assertNull(tally(MET, FAILED).gateMet());
  }

  @Test
  void remembersTheFirstFailure() {
    Failure first = tally(MET, FAILED, failed("other")).firstFailure();
    assertEquals("down", first == null ? null : first.message());
  }

  @Test
  void countsLookUpsAndFailures() {
    Tally tally = tally(UNMET, FAILED, MET, UNMET, failed("other"), FAILED);
    assertEquals(List.of(6, 2, 3), List.of(tally.lookUps(), tally.unmet(), tally.failures()));
  }

  @Test
  void countsWhatIsRefusedAtTheEnd() {
    Tally tally = tally(MET, MET);
    tally.recordRefusedAtEnd(UNMET);
    assertEquals(false, tally.gateMet());
    tally.recordRefusedAtEnd(FAILED);
    tally.recordRefusedAtEnd(failed("other"));
    assertEquals(List.of(2, 0, 2), List.of(tally.lookUps(), tally.unmet(), tally.failures()));
    assertEquals(FAILED.failure(), tally.firstFailure());
  }

  private static Finding failed(String message) {
    return new Finding(TEST, List.of(), Failure.of(ErrorKind.UNREACHABLE, message));
  }

  private static Tally tally(Finding... findings) {
    Tally tally = new Tally();
    List.of(findings).forEach(tally::add);
    return tally;
  }
}
