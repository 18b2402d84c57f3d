package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
   * Judges a last pass that is not in the future. Of several reasons against it, the first counts:
   * since, window, maximum age.
   */
  GateStatus judge(Instant executedAt, LookBackWindow window, Instant now) {
    if (since != null && executedAt.isBefore(since.at(now))) {
      return GateStatus.BEFORE_SINCE;
    }
    if (executedAt.isBefore(window.start(now))) {
      return GateStatus.BEFORE_WINDOW;
    }
    boolean tooOld = maxAge != null && Duration.between(executedAt, now).compareTo(maxAge) > 0;
    return tooOld ? GateStatus.TOO_OLD : GateStatus.OK;
  }
}
