package run.empirical.cli.lookup;

import java.time.Duration;
import run.empirical.cli.model.LookUpResult;

/** Gets the progress of a round, on the round's thread. */
public interface RoundListener {
  /** Called when a look-up is over; look-ups end in any order. */
  void finished(LookUpResult lookUp);

  /** The nanoseconds without a finished look-up after which {@link #tick} is called. */
  long tickNanos();

  /** Called when no look-up has finished for {@link #tickNanos}. */
  void tick();

  /**
   * Called when a rate limit pauses the round and nothing is in flight: when that begins, and then
   * instead of {@link #tick}.
   *
   * @param left the rest of the pause
   */
  void paused(Duration left);
}
