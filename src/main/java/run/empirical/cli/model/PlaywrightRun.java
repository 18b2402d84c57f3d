package run.empirical.cli.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Playwright run as its report describes it; a value that the report does not have is null.
 *
 * @param startedAt when it began
 * @param tests the number of tests
 * @param failedIds the IDs of the failed tests; empty if the report does not tell
 * @param flaky the number of tests that passed on a retry
 * @param didNotRun the number of tests that did not run, as Playwright counts them, or that were
 *     interrupted
 * @param status how it ended, such as {@code failed}
 */
public record PlaywrightRun(
    @Nullable Instant startedAt,
    @Nullable Integer tests,
    Set<String> failedIds,
    @Nullable Integer flaky,
    @Nullable Integer didNotRun,
    @Nullable String status) {}
