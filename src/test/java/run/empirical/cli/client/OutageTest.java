package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;

class OutageTest {
  private static final Failure DOWN = Failure.of(ExitStatus.TRY_LATER, "down");

  private final Outage outage = new Outage();

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "BACKEND", "TRY_LATER", "UNAUTHORIZED"})
  void isEightFailuresOfOneKind(ExitStatus status) {
    fail(0, 7, Failure.of(status, "down"));
    assertFalse(outage.isFound());
    Failure last = new Failure(status, "still down", 500, true);
    outage.add(7, last, 8);
    assertTrue(outage.isFound());
    assertEquals(
        new Failure(
            status,
            "not asked after eight failures in a row; the last one: still down",
            null,
            true),
        outage.notAsked());
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "PROTOCOL", "INTERNAL"})
  void isNotAboutSingleTestCases(ExitStatus status) {
    fail(0, 20, Failure.of(status, "no"));
    assertFalse(outage.isFound());
  }

  @Test
  void anotherKindOfFailureStartsTheRowAnew() {
    fail(0, 7, DOWN);
    outage.add(7, Failure.of(ExitStatus.REJECTED, "no"), 8);
    fail(8, 15, DOWN);
    assertFalse(outage.isFound());
    fail(15, 16, DOWN);
    assertTrue(outage.isFound());
  }

  @Test
  void ignoresLookUpsThatStartedBeforeTheLastAnswer() {
    fail(0, 7, DOWN);
    outage.add(7, null, 16);
    fail(8, 23, DOWN);
    assertFalse(outage.isFound());
    fail(23, 24, DOWN);
    assertTrue(outage.isFound());
  }

  /** Every third look-up fails. */
  @Test
  void answersInBetweenPreventIt() {
    for (int i = 0; i < 500; i++) {
      outage.add(i, i % 3 == 0 ? DOWN : null, i + 1);
      assertFalse(outage.isFound());
    }
  }

  private void fail(int from, int to, Failure failure) {
    for (int i = from; i < to; i++) {
      outage.add(i, failure, i + 1);
    }
  }
}
