package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Clocks;
import run.empirical.cli.time.PointInTime;

/**
 * The conditions that last passes must meet.
 *
 * @param required IDs of the environments that must have a last pass, in the order given; if empty,
 *     every environment of the answer is judged, and there must be one
 * @param maxAge how old a judged last pass may be, inclusive; null for any age
 * @param since the earliest time of a judged last pass, inclusive; null for any time
 */
public record Gate(List<String> required, @Nullable Duration maxAge, @Nullable PointInTime since) {
  public Gate {
    required = List.copyOf(required);
    if (required.isEmpty() && maxAge == null && since == null) {
      throw new IllegalArgumentException("a gate needs an environment, an age or a time");
    }
  }

  /** Whether an environment of the answer is judged. */
  public boolean covers(Environment environment) {
    return required.isEmpty() || required.contains(environment.id());
  }

  /**
   * Whether a pass is before {@code since}. A duration counts back from the later of the two
   * clocks, so that a wrong one cannot make an old pass count.
   */
  public boolean isBeforeSince(Instant executedAt, Clocks clocks) {
    return since != null && executedAt.isBefore(since.at(clocks.latest()));
  }

  /** Whether a pass is older than {@code maxAge} at a time. */
  boolean isOlderThanMaxAge(Instant executedAt, Instant at) {
    return maxAge != null && Duration.between(executedAt, at).compareTo(maxAge) > 0;
  }
}
