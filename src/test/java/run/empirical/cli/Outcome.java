package run.empirical.cli;

/**
 * The result of one run.
 *
 * @param exit the exit status
 * @param out all of standard output
 * @param err all of standard error
 */
public record Outcome(int exit, String out, String err) {
  @Override
  public String toString() {
    return "exit " + exit + "\n--- standard output\n" + out + "--- standard error\n" + err;
  }
}
