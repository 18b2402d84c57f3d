package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Playwright run as its report describes it; a value that the report does not have is null.
 *
 * @param startedAt when it began
 * @param counts the numbers of tests
 */
public record PlaywrightRun(@Nullable Instant startedAt, @Nullable Counts counts) {
  /**
   * The numbers of tests, as an HTML report tells them.
   *
   * @param tests all tests
   * @param failed those that failed, and did not pass on a retry
   * @param flaky those that passed on a retry
   * @param didNotRun those that did not run, as Playwright counts them, or that were interrupted
   */
  public record Counts(int tests, int failed, int flaky, int didNotRun) {}
}
