package run.empirical.cli.client;

import java.time.Duration;

/**
 * How hard to try.
 *
 * @param timeout deadline for one look-up, retries included
 * @param retry when a failed try is repeated
 * @param concurrency look-ups in flight at once, at least 1
 */
public record RequestLimits(Duration timeout, RetryPolicy retry, int concurrency) {}
