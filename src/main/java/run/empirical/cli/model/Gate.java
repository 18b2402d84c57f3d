package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision that a pipeline asks for.
 *
 * @param required IDs of the environments that must have a last pass, in the order asked; when
 *     empty, every returned environment is judged and there must be one
 * @param maxAge how old a judged last pass may be, inclusive; null when any age will do
 */
public record Gate(List<String> required, @Nullable Duration maxAge) {
  public Gate {
    required = List.copyOf(required);
    if (required.isEmpty() && maxAge == null) {
      throw new IllegalArgumentException("a gate asks for an environment, an age or both");
    }
  }

  /** What the gate says of a last pass that the API returned. */
  public Standing judge(LastPass pass, ReferenceTime reference) {
    if (!required.isEmpty() && !required.contains(pass.environmentId())) {
      return Standing.NOT_GATED;
    }
    if (Age.of(pass.executedAt(), reference).isFuture()) {
      return Standing.FUTURE;
    }
    return isStale(pass.executedAt(), reference.judged()) ? Standing.STALE : Standing.OK;
  }

  private boolean isStale(Instant executedAt, Instant reference) {
    return maxAge != null && Duration.between(executedAt, reference).compareTo(maxAge) > 0;
  }
}
