package run.empirical.cli;

/**
 * The result of one run.
 *
 * @param exit the exit status
 * @param out all of standard output
 * @param err all of standard error
 */
public record Outcome(int exit, String out, String err) {
  /** The outcome for a test case without a pass in so many days. */
  public static Outcome withoutPass(String id, int days) {
    String age = "not in " + days + " days";
    String unlike =
        id.matches("[0-9a-f]{20}-[0-9a-f]{20}")
            ? ""
            : "empirical: " + id + " does not look like a Playwright test ID\n";
    return new Outcome(
        0,
        "ENVIRONMENT  LAST PASS"
            + " ".repeat(age.length() - "LAST PASS".length())
            + "  EXECUTED AT  TEST RUN\n-            "
            + age
            + "  -            -\n",
        unlike);
  }

  @Override
  public String toString() {
    return "exit " + exit + "\n--- standard output\n" + out + "--- standard error\n" + err;
  }
}
