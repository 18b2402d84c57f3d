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
  static final Comparator<LastPass> NEWEST_FIRST =
      Comparator.comparing(LastPass::executedAt).reversed();

  private static final long YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();

  /**
   * A time in milliseconds, as the API and Playwright write it; null unless it lies between the
   * years 1970 and 9999.
   */
  public static @Nullable Instant time(double millis) {
    return millis >= 0 && millis < YEAR_10000 ? Instant.ofEpochMilli((long) millis) : null;
  }
}
