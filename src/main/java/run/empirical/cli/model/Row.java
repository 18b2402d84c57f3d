package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/**
 * One environment's line of the answer.
 *
 * @param environmentId the environment's ID; null on the one row that says there was nothing to
 *     decide on
 * @param environmentName the name the user gave to that ID; null where none was given
 * @param lastPass the last pass; null where the environment is missing
 * @param age the last pass's age; null where the environment is missing
 * @param gateStatus what the gate says of it
 */
public record Row(
    @Nullable String environmentId,
    @Nullable String environmentName,
    @Nullable LastPass lastPass,
    @Nullable Age age,
    GateStatus gateStatus) {

  /** What people read for the environment: its name, else its ID, else a dash. */
  public String environment() {
    if (environmentName != null) {
      return environmentName;
    }
    return environmentId != null ? environmentId : "-";
  }
}
