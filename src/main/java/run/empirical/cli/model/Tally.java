package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/** Counts what came of a run's look-ups; from it follow the gate's verdict and the exit status. */
public final class Tally {
  private int lookUps;
  private int rows;
  private int unmet;
  private int failures;
  private boolean refusedAtEnd;
  private @Nullable Failure firstFailure;

  /** Counts one more finding; findings come in the order asked. */
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

  /** Takes note that a pass which was accepted when it came is not accepted at the run's end. */
  public void refuseAtEnd() {
    refusedAtEnd = true;
  }

  /** Test cases looked up so far. */
  public int lookUps() {
    return lookUps;
  }

  /** Rows there are to show. */
  public int rows() {
    return rows;
  }

  /** Answered test cases for which the gate is not met. */
  public int unmet() {
    return unmet;
  }

  /** Test cases of which nothing could be found out. */
  public int failures() {
    return failures;
  }

  /** The first failure in the order asked; null when every look-up was answered. */
  public @Nullable Failure firstFailure() {
    return firstFailure;
  }

  /**
   * The gate's verdict: met only when every look-up was answered and met, then and at the run's
   * end, and there was one; not met when an answered one is not; null when it cannot be told.
   */
  public @Nullable Boolean gateMet() {
    if (unmet > 0 || refusedAtEnd || lookUps == 0) {
      return false;
    }
    return failures == 0 ? Boolean.TRUE : null;
  }
}
