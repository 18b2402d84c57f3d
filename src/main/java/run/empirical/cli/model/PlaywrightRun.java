package run.empirical.cli.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Playwright run as its report describes it; a value that the report does not have is null.
 *
 * @param startedAt when it began
 * @param counts the numbers of tests
 * @param failedIds the IDs of the failed tests; empty if the report does not tell
 * @param status how it ended, such as {@code failed}
 */
public record PlaywrightRun(
    @Nullable Instant startedAt,
    @Nullable Counts counts,
    Set<String> failedIds,
    @Nullable String status) {
  /**
   * The numbers of tests, as an HTML report tells them.
   *
   * @param tests all tests
   * @param flaky those that passed on a retry
   * @param didNotRun those that did not run, as Playwright counts them, or that were interrupted
   */
  public record Counts(int tests, int flaky, int didNotRun) {}
}
