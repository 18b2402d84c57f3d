package run.empirical.cli.model;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the answer says of one test case in one environment.
 *
 * @param environmentId the environment's ID; null if the test case has no pass in any and none was
 *     asked for
 * @param environmentName the user's name for the ID; null if there is none
 * @param lastPass the last pass; null if there is none in the look-back window
 * @param age the age of the last pass; null without one
 * @param gateStatus the gate's result
 */
public record Cell(
    @Nullable String environmentId,
    @Nullable String environmentName,
    @Nullable LastPass lastPass,
    @Nullable Age age,
    GateStatus gateStatus) {
  /** The environment's label for people: its name, else its ID, else a dash. */
  public String environment() {
    if (environmentName != null) {
      return environmentName;
    }
    return environmentId != null ? environmentId : "-";
  }

  Cell replaced(UnaryOperator<String> replace) {
    return new Cell(
        environmentId == null ? null : replace.apply(environmentId),
        environmentName == null ? null : replace.apply(environmentName),
        lastPass == null ? null : lastPass.replaced(replace),
        age,
        gateStatus);
  }
}
