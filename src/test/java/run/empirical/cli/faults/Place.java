package run.empirical.cli.faults;

/** A position in the matrix. */
record Place(Protocol protocol, Stage stage, Fault fault) {
  @Override
  public String toString() {
    return protocol + ", " + stage + ", " + fault;
  }
}
