package run.empirical.cli.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The oldest and the newest last pass that the gate has accepted. They are judged again at the end
 * of the run for the exit status, because the server's time may not yet be known when an early row
 * is printed.
 */
public final class AcceptedPasses {
  private final RowRules rules;
  private @Nullable Finding oldest;
  private @Nullable Finding newest;

  /** Starts empty. */
  public AcceptedPasses(RowRules rules) {
    this.rules = rules;
  }

  /** Adds the passes of a finding that the gate accepted. */
  public void add(Finding finding) {
    for (Row row : finding.rows()) {
      if (row.gateStatus() == GateStatus.OK && row.lastPass() != null) {
        if (oldest == null || isBefore(row, oldest)) {
          oldest = only(row, finding);
        }
        if (newest == null || !isBefore(row, newest)) {
          newest = only(row, finding);
        }
      }
    }
  }

  /** Those of the two that the gate no longer accepts, each in a finding of its own. */
  public List<Finding> noLongerAccepted(ReferenceTime reference) {
    List<Finding> refused = new ArrayList<>();
    for (Finding accepted : new Finding[] {oldest, newest}) {
      if (accepted != null) {
        Finding again = rules.judgeAgain(accepted, reference);
        if (!again.met() && !refused.contains(again)) {
          refused.add(again);
        }
      }
    }
    return refused;
  }

  private static Finding only(Row row, Finding finding) {
    return new Finding(finding.testCase(), List.of(row), null);
  }

  private static boolean isBefore(Row row, Finding other) {
    LastPass pass = row.lastPass();
    LastPass otherPass = other.rows().get(0).lastPass();
    return pass != null && otherPass != null && pass.executedAt().isBefore(otherPass.executedAt());
  }
}
