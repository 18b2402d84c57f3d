package run.empirical.cli.model;

/** The gate's result for one environment. */
public enum GateStatus {
  /** There is a last pass and it is recent enough. */
  OK("ok"),
  /** The last pass is older than {@code --max-age}. */
  TOO_OLD("stale"),
  /** The last pass is before {@code --since}. */
  BEFORE_SINCE("stale"),
  /** The last pass is before the look-back window; the API should not have returned it. */
  BEFORE_WINDOW("stale"),
  /** The last pass is after the reference time, so its age is unknown. */
  FUTURE("future"),
  /** There is no last pass within the look-back window. */
  MISSING("missing"),
  /** The gate does not judge this environment. */
  NOT_JUDGED("-");

  private final String word;

  GateStatus(String word) {
    this.word = word;
  }

  /** The word in the GATE column and in the JSON {@code reason}. */
  public String word() {
    return word;
  }

  /** Whether an environment with this status fails the gate. */
  public boolean isUnmet() {
    return this != OK && this != NOT_JUDGED;
  }
}
