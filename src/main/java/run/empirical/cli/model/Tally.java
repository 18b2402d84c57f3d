package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/** Counts the results of a run, which decide the gate and the exit status. */
public final class Tally {
  private int lookUps;
  private int unmet;
  private int failures;
  private boolean passRejected;
  private @Nullable Failure firstFailure;

  /** Counts a finding; findings must come in input order. */
  public void add(Finding finding) {
    lookUps++;
    if (finding.failure() != null) {
      failures++;
      firstFailure = firstFailure == null ? finding.failure() : firstFailure;
    } else if (!finding.met()) {
      unmet++;
    }
  }

  /** Records a finding that was accepted earlier and no longer is at the end of the run. */
  public void recordRefusedAtEnd(Finding refused) {
    if (refused.failure() == null) {
      passRejected = true;
    } else {
      failures++;
      firstFailure = firstFailure == null ? refused.failure() : firstFailure;
    }
  }

  /** The number of test cases looked up. */
  public int lookUps() {
    return lookUps;
  }

  /** The number of answered test cases that do not meet the gate. */
  public int unmet() {
    return unmet;
  }

  /** The number of failed look-ups. */
  public int failures() {
    return failures;
  }

  /** The first failure in input order; null if every look-up was answered. */
  public @Nullable Failure firstFailure() {
    return firstFailure;
  }

  /**
   * Whether the gate is met: true if there were look-ups and all were answered and met, also at the
   * end of the run; false if an answered one is unmet; else null.
   */
  public @Nullable Boolean gateMet() {
    if (unmet > 0 || passRejected || lookUps == 0) {
      return false;
    }
    return failures == 0 ? Boolean.TRUE : null;
  }
}
