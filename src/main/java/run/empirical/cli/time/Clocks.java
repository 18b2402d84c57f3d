package run.empirical.cli.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time on two clocks at the same moment.
 *
 * @param local this machine's clock
 * @param server the server's clock (the reply's {@code Date} header, whole seconds); null if no
 *     reply had one
 */
public record Clocks(Instant local, @Nullable Instant server) {
  /** Clocks that differ by at most this much agree. */
  public static final Duration TOLERANCE = Duration.ofMinutes(2);

  /** Whether the clocks differ by more than the tolerance. */
  public boolean disagree() {
    return server != null && Duration.between(local, server).abs().compareTo(TOLERANCE) > 0;
  }

  /** The current time: the server's if the clocks disagree, else the local one. */
  public Instant now() {
    return server != null && disagree() ? server : local;
  }

  /** The later time if the clocks disagree, else the local one, so that no pass seems too young. */
  public Instant latest() {
    return server != null && disagree() && server.isAfter(local) ? server : local;
  }
}
