package run.empirical.cli.client;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;

/**
 * Counts failures of one kind in a row, only of look-ups that were started after the last answer
 * arrived. Eight failures of a kind that is not about a single test case end a round.
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
        ? notAsked()
        : null;
  }

  /** The failure of look-ups that were not sent; null if no look-up has failed. */
  @Nullable Failure notAsked() {
    return last == null
        ? null
        : notAsked(" after " + MAX_IN_A_ROW + " failures in a row; the last one: ", last);
  }

  /** The failure of a look-up that was not sent because another one failed. */
  static Failure notAsked(String when, Failure other) {
    String message = "not asked" + when + other.message();
    return new Failure(other.exit(), message, "", null, other.retryable());
  }
}
