package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Playwright run as its report tells it, or several of them together; each part is null where a
 * report does not tell it.
 *
 * @param startedAt when it began; of several runs, when the first one did
 * @param tests the number of tests
 * @param failed the number of failed tests
 * @param didNotRun the number of tests that did not run, as Playwright counts them, or that were
 *     interrupted
 */
public record PlaywrightRun(
    @Nullable Instant startedAt,
    @Nullable Integer tests,
    @Nullable Integer failed,
    @Nullable Integer didNotRun) {
  /** This run and perhaps another one together. */
  public PlaywrightRun plus(@Nullable PlaywrightRun other) {
    if (other == null) {
      return this;
    }
    return new PlaywrightRun(
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
