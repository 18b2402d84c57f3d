package run.empirical.cli.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.time.Time;
import run.empirical.cli.time.TypedDuration;

/**
 * When one look-up, or all of a run, have to end.
 *
 * @param nanos the time, as a {@code Time.nanos} value
 * @param allowed how long after the start that is
 * @param option the option that says so
 */
public record Deadline(long nanos, Duration allowed, String option) {
  /** Starts to count now. */
  public static Deadline start(Time time, Duration allowed, String option) {
    return new Deadline(time.nanos() + allowed.toNanos(), allowed, option);
  }

  /** How many nanoseconds are left at this time; none if 0 or less. */
  public long left(long now) {
    return nanos - now;
  }

  /** Why something that would end after it is not done. */
  String reason() {
    return "past the deadline (" + option + ")";
  }

  /** The deadline that is so much later, after a pause. */
  Deadline later(long pause) {
    return new Deadline(nanos + pause, allowed, option);
  }

  /**
   * The failure of a look-up that is cut off.
   *
   * @param peer who gave no answer, for the message; may be empty
   * @param before the failure of its request before, which says more; null if there was none
   */
  Failure exceeded(String peer, @Nullable Failure before) {
    String message =
        "no answer"
            + peer
            + " within "
            + TypedDuration.format(allowed)
            + " ("
            + option
            + ")"
            + (before == null ? "" : "; before that, " + before.message());
    String plainText = before == null ? "" : before.plainText();
    return new Failure(ExitStatus.TRY_LATER, message, plainText, null, true);
  }
}
