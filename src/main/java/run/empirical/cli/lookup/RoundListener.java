package run.empirical.cli.lookup;

import java.time.Duration;
import run.empirical.cli.model.LookUpResult;

/** Gets the progress of a round, on the round's thread. */
public interface RoundListener {
  /** Called when a look-up has ended, with an answer or without; look-ups end in any order. */
  void ended(LookUpResult lookUp);

  /** How long no look-up must have ended before {@link #tick} is called, in nanoseconds. */
  long tickNanos();

  /** Called when no look-up has ended for {@link #tickNanos}. */
  void tick();

  /**
   * Called when a rate limit pauses the round and nothing is in flight: when that begins, and then
   * instead of {@link #tick}.
   *
   * @param left the rest of the pause
   */
  void paused(Duration left);
}
