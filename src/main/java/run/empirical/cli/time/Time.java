package run.empirical.cli.time;

import java.time.Duration;
import java.time.Instant;

/** The clocks, so that tests can control time. */
public interface Time {
  /** The wall clock, for ages. */
  Instant now();

  /** A monotonic clock in nanoseconds from an arbitrary origin, for deadlines. */
  long nanos();

  /** Blocks for the given time. */
  void sleep(Duration duration) throws InterruptedException;
}
