package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What two clocks said at one moment.
 *
 * @param local this machine's clock
 * @param server the server's clock (the reply's {@code Date} header, whole seconds); null when no
 *     reply told it
 */
public record Clocks(Instant local, @Nullable Instant server) {
  /** Clocks that differ by no more than this count as agreeing. */
  public static final Duration TOLERANCE = Duration.ofMinutes(2);

  /** Whether one of the two clocks is wrong. */
  public boolean disagree() {
    return server != null && Duration.between(local, server).abs().compareTo(TOLERANCE) > 0;
  }

  /** The time to go by: the server's when the clocks disagree, else the local one. */
  public Instant now() {
    return server != null && disagree() ? server : local;
  }

  /** The later of two clocks that disagree, else the local one: by it no pass looks too young. */
  public Instant latest() {
    return server != null && disagree() && server.isAfter(local) ? server : local;
  }
}
