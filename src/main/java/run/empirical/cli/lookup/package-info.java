/**
 * Looks up test cases: when requests are sent, sent again, and given up. Does not know HTTP, except
 * for the status in a failure, and knows options only by their names in messages. Judges and draws
 * no answer.
 *
 * <p>Start at {@link run.empirical.cli.lookup.Round}, the loop that looks up each test case once,
 * through the {@code ApiSession} of {@code client}: read that next. {@link
 * run.empirical.cli.lookup.RetryPolicy} says when a failed request is sent again, {@link
 * run.empirical.cli.lookup.RateLimit} how long a 429 holds up the round, and {@link
 * run.empirical.cli.lookup.FailureStreak} when it starts no more look-ups.
 *
 * <p>Promises to users:
 *
 * <ul>
 *   <li>A look-up has a deadline, {@code --timeout}, which includes the retries, the host's name
 *       and the last byte of the reply. The HTTP client's own timeout ends with the headers.
 *   <li>A list ends soon when the API is down: after eight failures of one kind in a row. A failure
 *       does not count if its look-up started before the last answer arrived.
 *   <li>A rejected key is not sent a thousand times: at most eight look-ups start before a reply
 *       arrives that is neither 401 nor 403.
 *   <li>The failure of a look-up that was not sent, or was cut off, says so and why, and has the
 *       kind of the failure that caused it.
 * </ul>
 *
 * <p>One thread runs all look-ups, and only that one logs: interrupting a thread that writes to a
 * stream closes the stream.
 */
@NullMarked
package run.empirical.cli.lookup;

import org.jspecify.annotations.NullMarked;
