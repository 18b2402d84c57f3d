package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Playwright run as its report describes it; a value that the report does not have is null.
 *
 * @param startedAt when it began
 * @param tests the number of tests
 * @param failed the number of failed tests
 * @param flaky the number of tests that passed on a retry
 * @param didNotRun the number of tests that did not run, as Playwright counts them, or that were
 *     interrupted
 */
public record PlaywrightRun(
    @Nullable Instant startedAt,
    @Nullable Integer tests,
    @Nullable Integer failed,
    @Nullable Integer flaky,
    @Nullable Integer didNotRun) {
  /** A run of which nothing is known. */
  public static final PlaywrightRun UNKNOWN = new PlaywrightRun(null, null, null, null, null);
}
