package run.empirical.cli.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time on two clocks at the same moment.
 *
 * @param local this machine's clock
 * @param server the server's clock; null if no answer had a date
 */
public record Clocks(Instant local, @Nullable Instant server) {
  /** Clocks that differ by at most this much agree. */
  public static final Duration TOLERANCE = Duration.ofMinutes(2);

  /** The later of the two, so that a wrong clock cannot make an old pass seem young. */
  public Instant now() {
    return server != null && server.isAfter(local) ? server : local;
  }

  /** Whether the clocks differ by more than the tolerance. */
  public boolean disagree() {
    return server != null && Duration.between(local, server).abs().compareTo(TOLERANCE) > 0;
  }
}
