package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Time;

/**
 * Tracks the local clock and the server's. Either may be adjusted while the program runs, so both
 * are also tracked on the monotonic clock.
 */
final class ServerClock {
  private final Time time;
  private final Instant start;
  private final long startNanos;
  private @Nullable Instant server;
  private long serverNanos;

  /** Starts without a server time. */
  ServerClock(Time time) {
    this.time = time;
    this.start = time.now();
    this.startNanos = time.nanos();
  }

  /**
   * Records the values of a reply's {@code Date} header. Only the first valid one of the run
   * counts.
   */
  void record(List<String> dates) {
    for (String date : dates) {
      if (server == null) {
        server = HttpDate.parse(date, time.now());
        serverNanos = time.nanos();
      }
    }
  }

  /** The current time on both clocks. Ignores a local clock that was set back during the run. */
  Clocks read() {
    long nanos = time.nanos();
    Instant now = time.now();
    Instant steady = start.plusNanos(nanos - startNanos);
    boolean setBack = Duration.between(now, steady).compareTo(Clocks.TOLERANCE) > 0;
    return new Clocks(
        setBack ? steady : now, server == null ? null : server.plusNanos(nanos - serverNanos));
  }
}
