package run.empirical.cli.client;

import java.time.Duration;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.Time;

/**
 * When all look-ups of a run end.
 *
 * @param nanos the time, as a {@code Time.nanos} value
 * @param allowed how long after the run's start that is
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

  /** The failure of a look-up that is cut off. */
  public Failure unanswered() {
    String message = "no answer within " + DurationText.format(allowed) + " (" + option + ")";
    return new Failure(ExitStatus.TRY_LATER, message, null, true);
  }
}
