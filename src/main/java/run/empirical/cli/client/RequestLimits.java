package run.empirical.cli.client;

import java.time.Duration;

/**
 * Limits for look-ups: timeout, retries and concurrency.
 *
 * @param timeout deadline for one look-up, including retries
 * @param retry when to retry a failed request
 * @param concurrency look-ups in flight at once, at least 1
 */
public record RequestLimits(Duration timeout, RetryPolicy retry, int concurrency) {}
