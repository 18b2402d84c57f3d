package run.empirical.cli.model;

import java.time.Instant;
import java.util.Comparator;
import run.empirical.cli.time.Age;

/**
 * The last pass of a test case in one environment, as the answer has it.
 *
 * @param testRunId the ID of the test run in which the test passed
 * @param age how long ago it passed
 */
public record Pass(String testRunId, Age age) {
  static final Comparator<Pass> NEWEST_FIRST = Comparator.comparing(Pass::executedAt).reversed();

  /** When it passed, to the millisecond. */
  public Instant executedAt() {
    return age.event();
  }
}
