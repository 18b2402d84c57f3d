package run.empirical.cli.lookup;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.Message;
import run.empirical.cli.time.Time;
import run.empirical.cli.time.TypedDuration;

/**
 * The time at which a look-up, or the whole run, must end.
 *
 * @param nanos the time, as a {@code Time.nanos} value
 * @param allowed the time from the start to the deadline
 * @param option the option that sets it
 */
public record Deadline(long nanos, Duration allowed, String option) {
  /** Creates a deadline that counts from now. */
  public static Deadline start(Time time, Duration allowed, String option) {
    return new Deadline(time.nanos() + allowed.toNanos(), allowed, option);
  }

  /** The nanoseconds from this time to the deadline; 0 or less if it has been reached. */
  public long left(long now) {
    return nanos - now;
  }

  /** This deadline, moved by the nanoseconds of a pause. */
  Deadline plus(long pause) {
    return new Deadline(nanos + pause, allowed, option);
  }

  /**
   * The failure of a look-up that is cut off at the deadline.
   *
   * @param url the URL that did not answer; null to leave it out
   * @param previous the failure of its previous request, which the message adds; null if none
   */
  Failure exceeded(@Nullable String url, @Nullable Failure previous) {
    String source = url == null ? "" : " from " + url;
    String message =
        Message.of("no answer%s within %s (%s)", source, TypedDuration.format(allowed), option);
    Failure failure = Failure.of(ExitStatus.TRY_LATER, message);
    return previous == null
        ? failure
        : failure.because("before that, " + previous.message()).withPlainText(previous.plainText());
  }
}
