package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;

class OutageTest {
  private static final Failure DOWN = Failure.of(ErrorKind.TRY_LATER, "down");

  private final Outage outage = new Outage();

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "BACKEND", "TRY_LATER", "UNAUTHORIZED"})
  void isEightFailuresOfOneKind(ErrorKind kind) {
    fail(0, 7, Failure.of(kind, "down"));
    assertNull(outage.failure());
    Failure last = Failure.of(kind, "still down");
    outage.add(7, last, 8);
    assertSame(last, outage.failure());
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "PROTOCOL", "INTERNAL"})
  void isNotAboutSingleTestCases(ErrorKind kind) {
    fail(0, 20, Failure.of(kind, "no"));
    assertNull(outage.failure());
  }

  @Test
  void sharesTheFailureThatIsLastInInputOrder() {
    Failure last = Failure.of(ErrorKind.TRY_LATER, "down, too");
    fail(0, 6, DOWN);
    outage.add(7, last, 8);
    outage.add(6, DOWN, 8);
    assertSame(last, outage.failure());
  }

  @Test
  void anotherKindOfFailureStartsTheRowAnew() {
    fail(0, 7, DOWN);
    outage.add(7, Failure.of(ErrorKind.REJECTED, "no"), 8);
    fail(8, 15, DOWN);
    assertNull(outage.failure());
    fail(15, 16, DOWN);
    assertSame(DOWN, outage.failure());
  }

  @Test
  void ignoresLookUpsThatStartedBeforeTheLastAnswer() {
    fail(0, 7, DOWN);
    outage.add(7, null, 16);
    fail(8, 23, DOWN);
    assertNull(outage.failure());
    fail(23, 24, DOWN);
    assertSame(DOWN, outage.failure());
  }

  /** Every third look-up fails. */
  @Test
  void answersInBetweenPreventIt() {
    for (int i = 0; i < 500; i++) {
      outage.add(i, i % 3 == 0 ? DOWN : null, i + 1);
      assertNull(outage.failure());
    }
  }

  private void fail(int from, int to, Failure failure) {
    for (int i = from; i < to; i++) {
      outage.add(i, failure, i + 1);
    }
  }
}
