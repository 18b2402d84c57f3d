package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The passing of time, so that a test can hold the clock. */
public interface Time {
  /** The wall clock, for ages. */
  Instant now();

  /** A clock that never jumps, in nanoseconds from an arbitrary origin, for deadlines. */
  long nanos();

  /** The machine's time zone, for {@code --time local} only. */
  default ZoneId zone() {
    return ZoneOffset.UTC;
  }

  /** Waits with nothing else to do. */
  void sleep(Duration duration) throws InterruptedException;
}
