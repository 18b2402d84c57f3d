package run.empirical.cli.model;

/** What the gate says of one environment. */
public enum GateStatus {
  /** There is a last pass and it is young enough. */
  OK("ok"),
  /** The last pass is older than the gate allows. */
  STALE("stale"),
  /** The last pass lies after the reference time, so that nothing can be said of its age. */
  FUTURE("future"),
  /** There is no last pass within the look-back window. */
  MISSING("missing"),
  /** The gate does not ask about this environment. */
  NOT_GATED("-");

  private final String word;

  GateStatus(String word) {
    this.word = word;
  }

  /** The word that the GATE column and the JSON {@code reason} show. */
  public String word() {
    return word;
  }

  /** Whether an environment that stands so keeps the gate from being met. */
  public boolean unmet() {
    return this == STALE || this == FUTURE || this == MISSING;
  }
}
