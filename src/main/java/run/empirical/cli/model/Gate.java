package run.empirical.cli.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Age;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.PointInTime;

/**
 * The conditions that last passes must meet.
 *
 * @param required IDs of the environments that must have a last pass, in the order given; if empty,
 *     every environment of the answer is judged, and there must be one
 * @param maxAge how old a judged last pass may be, inclusive; null for any age
 * @param since the earliest time of a judged last pass, inclusive; null for any time
 */
public record Gate(
    List<String> required, @Nullable DurationText maxAge, @Nullable PointInTime since) {
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
   * Judges a last pass. Of several reasons against it, the first counts: future, since, window,
   * maximum age.
   */
  GateStatus judge(LastPass pass, Age age, LookBackWindow window) {
    if (age.isFuture()) {
      return GateStatus.FUTURE;
    }
    if (isBeforeSince(pass, age)) {
      return GateStatus.BEFORE_SINCE;
    }
    if (age.exceeds(window.length())) {
      return GateStatus.BEFORE_WINDOW;
    }
    return maxAge != null && age.exceeds(maxAge.duration()) ? GateStatus.TOO_OLD : GateStatus.OK;
  }

  private boolean isBeforeSince(LastPass pass, Age age) {
    if (since == null) {
      return false;
    }
    return since.ago() != null
        ? age.exceeds(since.ago().duration())
        : since.instant() != null && pass.executedAt().isBefore(since.instant());
  }
}
