package run.empirical.cli.model;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The most recent passing run of a test case in one environment (contract schema {@code
 * LastPassPerEnvEntry}).
 *
 * @param environmentId the environment's ID, compared as a string
 * @param testRunId the ID of the test run in which the test passed
 * @param executedAt when it passed, to the millisecond
 */
public record LastPass(String environmentId, String testRunId, Instant executedAt) {
  /** The newest first; of equally old ones, by environment ID. */
  static final Comparator<LastPass> NEWEST_FIRST =
      Comparator.comparing(LastPass::executedAt)
          .reversed()
          .thenComparing(LastPass::environmentId, EnvironmentOrder.BY_ID);

  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  /**
   * The time that the API's {@code executed_at} stands for; null unless it is a whole number of
   * milliseconds between the years 2000 and 2100, which seconds are not.
   */
  public static @Nullable Instant time(double millis) {
    return millis == Math.rint(millis) && millis >= YEAR_2000 && millis < YEAR_2100
        ? Instant.ofEpochMilli((long) millis)
        : null;
  }
}
