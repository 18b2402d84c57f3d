package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;

class FailureStreakTest {
  private static final Failure DOWN = Failure.of(ExitStatus.TRY_LATER, "down");

  private final FailureStreak streak = new FailureStreak();

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "BACKEND", "TRY_LATER", "UNAUTHORIZED"})
  void endsTheRoundAfterEightFailuresOfOneKind(ExitStatus status) {
    fail(0, 7, Failure.of(status, "down"));
    assertFalse(streak.endsRound());
    Failure last = new Failure(status, "still down", 500, true);
    streak.add(7, last, 8);
    assertTrue(streak.endsRound());
    assertEquals(
        new Failure(
            status, "not asked after 8 failures in a row; the last one: still down", null, true),
        streak.notAsked());
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "PROTOCOL", "INTERNAL"})
  void ignoresFailuresOfSingleTestCases(ExitStatus status) {
    fail(0, 20, Failure.of(status, "no"));
    assertFalse(streak.endsRound());
  }

  @Test
  void anotherKindOfFailureStartsAnew() {
    fail(0, 7, DOWN);
    streak.add(7, Failure.of(ExitStatus.REJECTED, "no"), 8);
    fail(8, 15, DOWN);
    assertFalse(streak.endsRound());
    fail(15, 16, DOWN);
    assertTrue(streak.endsRound());
  }

  @Test
  void ignoresLookUpsThatStartedBeforeTheLastAnswer() {
    fail(0, 7, DOWN);
    streak.add(7, null, 16);
    fail(8, 23, DOWN);
    assertFalse(streak.endsRound());
    fail(23, 24, DOWN);
    assertTrue(streak.endsRound());
  }

  /** Every third look-up fails. */
  @Test
  void answersInBetweenKeepTheRoundGoing() {
    for (int i = 0; i < 500; i++) {
      streak.add(i, i % 3 == 0 ? DOWN : null, i + 1);
      assertFalse(streak.endsRound());
    }
  }

  private void fail(int from, int to, Failure failure) {
    for (int i = from; i < to; i++) {
      streak.add(i, failure, i + 1);
    }
  }
}
