package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Time;

/** Estimates the server's clock: the local clock, offset by the {@code Date} of the last answer. */
final class ServerClock {
  private final Time time;
  private @Nullable Duration offset;

  /** Starts without a server time. */
  ServerClock(Time time) {
    this.time = time;
  }

  /**
   * Records an answer's {@code Date}, null if it has none; one that is not valid changes nothing.
   */
  void record(@Nullable String date) {
    Instant server = date == null ? null : HttpDate.parse(date);
    if (server != null) {
      offset = Duration.between(time.now(), server);
    }
  }

  /** The current time on both clocks. */
  Clocks read() {
    Instant now = time.now();
    return new Clocks(now, offset == null ? null : now.plus(offset));
  }
}
