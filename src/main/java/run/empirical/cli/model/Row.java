package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/**
 * One environment's row in the answer.
 *
 * @param environmentId the environment's ID; null in the row that says there are no passes to judge
 * @param environmentName the user's name for the ID; null if there is none
 * @param lastPass the last pass; null if the environment is missing
 * @param age the age of the last pass; null if the environment is missing
 * @param gateStatus the gate's result
 */
public record Row(
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
}
