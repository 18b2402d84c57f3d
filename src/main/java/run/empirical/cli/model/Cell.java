package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Age;

/**
 * The answer about one test case in one environment.
 *
 * @param lastPass the last pass; null if there is none in the look-back window
 * @param age the age of the last pass; null without one
 * @param gateStatus the gate's result
 */
public record Cell(
    Environment environment,
    @Nullable LastPass lastPass,
    @Nullable Age age,
    GateStatus gateStatus) {
  /** Whether the last pass lies in the future, so that its age is unknown. */
  public boolean isFuture() {
    return age != null && age.isFuture();
  }
}
