package run.empirical.cli.lookup;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;

/**
 * Ends a round after eight failures of one kind in a row, unless they may be about single test
 * cases. A failure counts only if its look-up started after the last answer arrived. No more than
 * eight look-ups start before a reply shows that the key is valid.
 */
public final class FailureStreak {
  /** How many failures in a row end a round. A rejected key can cause no more. */
  public static final int MAX_IN_A_ROW = 8;

  /** Whether there was a reply that did not reject the key. */
  private boolean keySeemsValid;

  private int startedAtLastAnswer;
  private int inARow;
  private @Nullable Failure last;

  /** Whether another look-up may start, after this many. */
  boolean mayStart(int started) {
    return keySeemsValid || started < MAX_IN_A_ROW;
  }

  /** Notes the result of a request; the failure is null if it was answered. */
  void received(@Nullable Failure failure) {
    keySeemsValid |=
        failure == null
            || (failure.httpStatus() != null && failure.exit().cause() != ExitStatus.Cause.KEY);
  }

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

  /**
   * The failure of the remaining look-ups if the round stops now. Null if it goes on: too few have
   * failed in a row, or the failures may be about single test cases.
   */
  @Nullable Failure reasonToStop() {
    return last != null && inARow >= MAX_IN_A_ROW && last.exit().cause() != ExitStatus.Cause.OTHER
        ? reasonNotStarted()
        : null;
  }

  /**
   * The failure of the look-ups that never started, since no reply has shown that the key is valid.
   * Null if no look-up has failed, since then all have started.
   */
  @Nullable Failure reasonNotStarted() {
    return last == null
        ? null
        : notAsked(" after " + MAX_IN_A_ROW + " failures in a row; the last one: ", last);
  }

  /**
   * The failure of a look-up that was not sent because another one failed.
   *
   * @param when follows "not asked", and ends before the other's message
   */
  static Failure notAsked(String when, Failure other) {
    String message = "not asked" + when + other.message();
    return new Failure(other.exit(), message, "", null, other.retryable());
  }
}
