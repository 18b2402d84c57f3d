package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that last passes must meet.
 *
 * @param required IDs of the environments that must have a last pass, in the order given; if empty,
 *     every returned environment is judged and there must be at least one
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

  /** Judges a last pass. One older than the window is stale, even if the API returns it. */
  public GateStatus judge(LastPass pass, LookBackWindow window, ReferenceTime reference) {
    if (!required.isEmpty() && !required.contains(pass.environmentId())) {
      return GateStatus.NOT_GATED;
    }
    Instant executedAt = pass.executedAt();
    if (Age.of(executedAt, reference).isFuture()) {
      return GateStatus.FUTURE;
    }
    boolean stale =
        executedAt.isBefore(window.start(reference.judged()))
            || isBeforeSince(executedAt, reference)
            || (maxAge != null
                && Duration.between(executedAt, reference.judged()).compareTo(maxAge) > 0);
    return stale ? GateStatus.STALE : GateStatus.OK;
  }

  /**
   * Whether a pass is before {@code since}. A duration counts back from the later of the two
   * clocks, so that a wrong one cannot make an old pass count.
   */
  public boolean isBeforeSince(Instant executedAt, ReferenceTime reference) {
    return since != null && executedAt.isBefore(since.at(reference.clocks().latest()));
  }
}
