package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/** Counts the results of a run, which decide the gate and the exit status. */
public final class Tally {
  private int lookUps;
  private int rows;
  private int unmet;
  private int failures;
  private boolean passRejected;
  private @Nullable Failure firstFailure;

  /** Counts a finding; findings must come in input order. */
  public void add(Finding finding) {
    lookUps++;
    rows += finding.rows().size();
    if (finding.failure() != null) {
      failures++;
      firstFailure = firstFailure == null ? finding.failure() : firstFailure;
    } else if (!finding.met()) {
      unmet++;
    }
  }

  /** Records that a pass accepted earlier is no longer accepted at the end of the run. */
  public void recordRejectedPass() {
    passRejected = true;
  }

  /** The number of test cases looked up. */
  public int lookUps() {
    return lookUps;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
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
