package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Playwright's reports say about the run that a list of test cases comes from; each value is
 * null if a report does not tell.
 *
 * @param startedAt the start of the earliest Playwright run in the reports
 * @param tests the number of tests
 * @param failed the number of failed tests
 * @param didNotRun the number of tests that did not run
 */
public record ReportSummary(
    @Nullable Instant startedAt,
    @Nullable Integer tests,
    @Nullable Integer failed,
    @Nullable Integer didNotRun) {}
