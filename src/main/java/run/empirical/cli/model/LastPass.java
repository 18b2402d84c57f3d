package run.empirical.cli.model;

import java.time.Instant;
import java.util.Comparator;

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
}
