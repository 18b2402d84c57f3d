package run.empirical.cli.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;

class FailureStreakTest {
  private static final Failure DOWN = Failure.of(ExitStatus.TRY_LATER, "down");

  private final FailureStreak streak = new FailureStreak();

  /** Failures of single test cases do not. */
  @ParameterizedTest
  @EnumSource
  void endsTheRoundAfterEightFailuresOfOneKind(ExitStatus status) {
    fail(0, 7, Failure.of(status, "down"));
    assertNull(streak.reasonToStop());
    Failure last = new Failure(status, "still down", 500);
    streak.add(7, last, 8);
    assertEquals(
        status.cause() == ExitStatus.Cause.OTHER
            ? null
            : new Failure(
                status, "not asked after 8 failures in a row; the last one: still down", null),
        streak.reasonToStop());
  }

  @Test
  void anotherKindOfFailureStartsAnew() {
    fail(0, 7, DOWN);
    streak.add(7, Failure.of(ExitStatus.REJECTED, "no"), 8);
    fail(8, 15, DOWN);
    assertNull(streak.reasonToStop());
    fail(15, 16, DOWN);
    assertNotNull(streak.reasonToStop());
  }

  @Test
  void ignoresLookUpsThatStartedBeforeTheLastAnswer() {
    fail(0, 7, DOWN);
    streak.add(7, null, 16);
    fail(8, 23, DOWN);
    assertNull(streak.reasonToStop());
    fail(23, 24, DOWN);
    assertNotNull(streak.reasonToStop());
  }

  /** Every third look-up fails. */
  @Test
  void answersInBetweenKeepTheRoundGoing() {
    for (int i = 0; i < 500; i++) {
      streak.add(i, i % 3 == 0 ? DOWN : null, i + 1);
      assertNull(streak.reasonToStop());
    }
  }

  /** Without a status, no reply has shown it. */
  @ParameterizedTest
  @EnumSource
  void eightLookUpsStartUntilAReplyShowsThatTheKeyIsValid(ExitStatus status) {
    streak.received(Failure.of(status, "lost"));
    assertTrue(streak.mayStart(7));
    assertFalse(streak.mayStart(8));
    streak.received(new Failure(status, "no", 500));
    assertEquals(status.cause() != ExitStatus.Cause.KEY, streak.mayStart(8));
    streak.received(null);
    assertTrue(streak.mayStart(8));
  }

  private void fail(int from, int to, Failure failure) {
    for (int i = from; i < to; i++) {
      streak.add(i, failure, i + 1);
    }
  }
}
