package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/**
 * The answer about one test case in one environment.
 *
 * @param pass the last pass; null if there is none in the look-back window
 * @param gateStatus the gate's result
 */
public record Cell(Environment environment, @Nullable Pass pass, GateStatus gateStatus) {
  /** Whether the last pass lies in the future, so that its age is unknown. */
  public boolean isFuture() {
    return pass != null && pass.age().isFuture();
  }
}
