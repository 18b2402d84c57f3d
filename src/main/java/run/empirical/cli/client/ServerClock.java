package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Time;

/**
 * What the local clock and the server's say. Either may be set while the program runs, so that both
 * are also followed on the clock that never jumps.
 */
public final class ServerClock {
  private final Time time;
  private final Instant start;
  private final long startNanos;
  private @Nullable Instant server;
  private long serverNanos;

  /** Starts without knowing anything of the server. */
  public ServerClock(Time time) {
    this.time = time;
    this.start = time.now();
    this.startNanos = time.nanos();
  }

  /**
   * Takes note of the values of a reply's {@code Date} header. The first valid one of the run
   * counts.
   */
  void hear(List<String> dates) {
    for (String date : dates) {
      if (server == null) {
        server = HttpDate.parse(date, time.now());
        serverNanos = time.nanos();
      }
    }
  }

  /** What both clocks say now. A local clock that was set back counts as if it had not been. */
  public Clocks read() {
    long nanos = time.nanos();
    Instant now = time.now();
    Instant steady = start.plusNanos(nanos - startNanos);
    boolean setBack = Duration.between(now, steady).compareTo(Clocks.TOLERANCE) > 0;
    return new Clocks(
        setBack ? steady : now, server == null ? null : server.plusNanos(nanos - serverNanos));
  }
}
