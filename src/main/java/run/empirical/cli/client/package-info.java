/**
 * How test cases are looked up over HTTP. Knows neither the command line, nor formats, nor files
 * but certificates.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>A look-up has a deadline, {@code --timeout}, which includes the retries, the host's name
 *       and the last byte of the reply. The HTTP client's own timeout ends with the headers.
 *   <li>What may go away is tried again, and a rate limit pauses the run: {@link
 *       run.empirical.cli.client.RetryPolicy} has the rule.
 *   <li>A list ends soon when the API is down: eight failures of one kind in a row, of look-ups
 *       that all began after the last answer, end it. Until a reply shows that the API accepts the
 *       key, at most eight requests are sent, so that a rejected key is not sent a thousand times.
 *   <li>What was not sent, or cut off, says so and why, and has the kind of that failure.
 *   <li>The key goes to the base URL's host only. Redirects are not followed, a tunnel's proxy does
 *       not see it, and the JDK's properties for proxies and logging are not used.
 *   <li>Java's certificate authorities and those of {@code --cacert} are asked first. The system's
 *       are loaded only if they do not vouch for the server: that takes longer than a look-up.
 *   <li>A reply is an answer only if it keeps the contract in every byte. What it says is quoted
 *       without secrets and cut to 500 characters.
 * </ul>
 *
 * <p>One thread runs all look-ups, and only that one logs: interrupting a thread that writes to a
 * stream closes the stream.
 */
@NullMarked
package run.empirical.cli.client;

import org.jspecify.annotations.NullMarked;
