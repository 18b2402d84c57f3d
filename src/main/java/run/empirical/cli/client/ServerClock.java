package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Time;

/** Knows the server's time from the first reply that told it. */
public final class ServerClock {
  private final Time time;
  private @Nullable Duration ahead;

  /** Starts without knowing anything of the server. */
  public ServerClock(Time time) {
    this.time = time;
  }

  /** Takes note of a reply's {@code Date} header, if it is the first valid one. */
  void hear(@Nullable String date) {
    if (ahead == null) {
      Instant server = HttpDate.parse(date);
      if (server != null) {
        ahead = Duration.between(time.now(), server);
      }
    }
  }

  /** What both clocks say now. */
  public Clocks read() {
    Instant local = time.now();
    return new Clocks(local, ahead == null ? null : local.plus(ahead));
  }
}
