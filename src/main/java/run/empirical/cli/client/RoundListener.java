package run.empirical.cli.client;

import java.time.Duration;
import run.empirical.cli.model.LookUpResult;

/** Follows a round, on the thread that runs it. */
public interface RoundListener {
  /** A look-up is over; in any order. */
  void finished(LookUpResult lookUp);

  /**
   * After how many nanoseconds without a finished look-up {@link #tick} is called; by default,
   * never.
   */
  default long tickNanos() {
    return Long.MAX_VALUE;
  }

  /** Nothing has finished for a while. */
  default void tick() {}

  /**
   * Nothing is in flight and nothing will be sent for some time, because of a rate limit. Called
   * when that begins, and then instead of {@link #tick}.
   */
  default void paused(Duration left) {}
}
