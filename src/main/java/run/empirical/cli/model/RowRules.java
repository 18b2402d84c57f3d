package run.empirical.cli.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns look-ups into the rows to show.
 *
 * @param environments IDs of the environments to show; empty for all
 * @param names the user's names for environments
 * @param gate the gate; null for none
 */
public record RowRules(Set<String> environments, EnvironmentNames names, @Nullable Gate gate) {
  /** The rows of one look-up, with ages relative to the reference time. */
  public Finding read(LookUp lookUp, ReferenceTime reference) {
    Failure failure = failure(lookUp);
    if (failure != null) {
      return new Finding(lookUp.testCase(), List.of(), failure);
    }
    List<LastPass> passes = new ArrayList<>(lookUp.passes());
    passes.removeIf(pass -> !shows(pass.environmentId()));
    passes.sort(RowRules::newestFirst);
    List<Row> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (LastPass pass : passes) {
      // If a reply has an environment twice, only the newer pass, which comes first, is gated.
      boolean newest = seen.add(pass.environmentId());
      rows.add(row(pass, reference, newest));
    }
    addMissing(rows, seen);
    return new Finding(lookUp.testCase(), rows, null);
  }

  /** Why nothing is known of a test case: the look-up failed, or its answer cannot be read. */
  public @Nullable Failure failure(LookUp lookUp) {
    if (lookUp.failure() != null) {
      return lookUp.failure();
    }
    for (LastPass pass : lookUp.passes()) {
      String namesake = names.conflictingId(pass.environmentId());
      if (namesake != null) {
        return ambiguous(pass.environmentId(), namesake);
      }
    }
    return null;
  }

  /** Whether this environment is shown. */
  public boolean shows(String environmentId) {
    return environments.isEmpty() || environments.contains(environmentId);
  }

  private static Failure ambiguous(String environmentId, String namesake) {
    return Failure.of(
        ErrorKind.CONFIG,
        "'"
            + environmentId
            + "' is both the ID of an environment in the reply and your name for environment "
            + namesake
            + "; rename environment "
            + namesake);
  }

  private static int newestFirst(LastPass left, LastPass right) {
    int order = right.executedAt().compareTo(left.executedAt());
    return order != 0
        ? order
        : EnvironmentOrder.BY_ID.compare(left.environmentId(), right.environmentId());
  }

  private Row row(LastPass pass, ReferenceTime reference, boolean newest) {
    GateStatus gateStatus =
        gate != null && newest ? gate.judge(pass, reference) : GateStatus.NOT_GATED;
    return new Row(
        pass.environmentId(),
        names.nameOf(pass.environmentId()),
        pass,
        Age.of(pass.executedAt(), reference),
        gateStatus);
  }

  private void addMissing(List<Row> rows, Set<String> seen) {
    if (gate == null) {
      return;
    }
    for (String id : gate.required()) {
      if (!seen.contains(id)) {
        rows.add(new Row(id, names.nameOf(id), null, null, GateStatus.MISSING));
      }
    }
    if (rows.isEmpty()) {
      rows.add(new Row(null, null, null, null, GateStatus.MISSING));
    }
  }
}
