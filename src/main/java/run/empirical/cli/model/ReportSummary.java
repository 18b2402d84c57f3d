package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the reports of Playwright runs say about these runs; each part is null where one of them
 * does not tell it.
 *
 * @param startedAt the start of the earliest run
 * @param tests the number of tests
 * @param failed the number of failed tests
 * @param didNotRun the number of tests that did not run, without those marked as skipped
 */
public record ReportSummary(
    @Nullable Instant startedAt,
    @Nullable Integer tests,
    @Nullable Integer failed,
    @Nullable Integer didNotRun) {
  /** The summary of these runs and another one. */
  public ReportSummary plus(ReportSummary other) {
    return new ReportSummary(
        earlier(startedAt, other.startedAt),
        sum(tests, other.tests),
        sum(failed, other.failed),
        sum(didNotRun, other.didNotRun));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static @Nullable Integer sum(@Nullable Integer one, @Nullable Integer other) {
    return one == null || other == null ? null : Integer.valueOf(one + other);
  }
}
