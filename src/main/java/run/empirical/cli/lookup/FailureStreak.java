package run.empirical.cli.lookup;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;

/**
 * Counts failures of one kind in a row. Eight of them end a round, unless they may be about single
 * test cases. A failure counts only if its look-up started after the last answer arrived.
 */
public final class FailureStreak {
  /** The number of failures in a row that ends a round. */
  public static final int MAX_IN_A_ROW = 8;

  private int startedAtLastAnswer;
  private int inARow;
  private @Nullable Failure last;

  /** Counts a look-up; {@code started} is the number of look-ups that have been started so far. */
  void add(int index, @Nullable Failure failure, int started) {
    if (failure == null) {
      startedAtLastAnswer = started;
      inARow = 0;
    } else if (index >= startedAtLastAnswer) {
      inARow = last != null && last.exit() == failure.exit() ? inARow + 1 : 1;
      last = failure;
    }
  }

  /** The failure of the look-ups that are not sent any more; null if the round goes on. */
  @Nullable Failure outage() {
    return last != null && inARow >= MAX_IN_A_ROW && last.exit().cause() != ExitStatus.Cause.OTHER
        ? notAskedAfter(MAX_IN_A_ROW)
        : null;
  }

  /** The failure of look-ups that were not sent, after this many failed; null if none did. */
  @Nullable Failure notAskedAfter(int failures) {
    return last == null
        ? null
        : notAsked(" after " + failures + " failures in a row; the last one: ", last);
  }

  /** The failure of a look-up that was not sent because another one failed. */
  static Failure notAsked(String when, Failure other) {
    String message = "not asked" + when + other.message();
    return new Failure(other.exit(), message, "", null, other.retryable());
  }
}
