package run.empirical.cli.client;

import run.empirical.cli.model.LookUp;

/** Follows the look-ups of one round, on the thread that runs them. */
public interface LookUpListener {
  /** A look-up is over; in any order. */
  void finished(LookUp lookUp);

  /**
   * After how many nanoseconds without a finished look-up {@link #tick} is called; by default,
   * never.
   */
  default long tickNanos() {
    return Long.MAX_VALUE;
  }

  /** Nothing has finished for a while. */
  default void tick() {}
}
