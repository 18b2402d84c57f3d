package run.empirical.cli.client;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;

/**
 * Detects an API that is down, throttles or rejects the key: eight look-ups, all started after the
 * last answer arrived, fail in a row with the same kind of failure.
 */
final class Outage {
  /** The number of failures, and the most look-ups that are sent with a key not yet accepted. */
  static final int IN_A_ROW = 8;

  private static final Set<ErrorKind> KINDS =
      EnumSet.of(
          ErrorKind.UNREACHABLE, ErrorKind.BACKEND, ErrorKind.TRY_LATER, ErrorKind.UNAUTHORIZED);

  private int startedAtLastAnswer;
  private int inARow;
  private int lastPlace;
  private @Nullable Failure last;

  /** Counts a look-up; {@code started} is the number of look-ups that have been started so far. */
  void add(int place, @Nullable Failure failure, int started) {
    if (failure == null) {
      startedAtLastAnswer = started;
      inARow = 0;
    } else if (place >= startedAtLastAnswer) {
      boolean same = last != null && last.kind() == failure.kind();
      inARow = same ? inARow + 1 : 1;
      if (inARow == 1 || place > lastPlace) {
        lastPlace = place;
        last = failure;
      }
    }
  }

  /**
   * The failure to share with all other look-ups, that of the last one in input order; null without
   * an outage.
   */
  @Nullable Failure failure() {
    return last != null && inARow >= IN_A_ROW && KINDS.contains(last.kind()) ? last : null;
  }
}
