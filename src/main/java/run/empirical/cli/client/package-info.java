/**
 * Looks up test cases over HTTP. It parses no arguments, judges and draws no answer, and reads no
 * files but the system's certificates; its messages name options, such as {@code --timeout}.
 *
 * <p>Start at {@link run.empirical.cli.client.Round}, the loop that looks up each test case once.
 * The rounds of a run share an {@link run.empirical.cli.client.ApiSession}: it sends requests and
 * reads replies, which {@code ReplyInterpreter} turns into an answer or a failure.
 *
 * <p>Promises to users:
 *
 * <ul>
 *   <li>A look-up has a deadline, {@code --timeout}, which includes the retries, the host's name
 *       and the last byte of the reply. The HTTP client's own timeout ends with the headers.
 *   <li>{@link run.empirical.cli.client.RetryPolicy} says when a failed request is sent again, and
 *       {@link run.empirical.cli.client.RateLimit} how long a 429 holds up the run.
 *   <li>A list ends soon when the API is down: after eight failures of one kind in a row. A failure
 *       does not count if its look-up started before the last answer arrived.
 *   <li>A rejected key is not sent a thousand times: at most eight look-ups start before a reply
 *       arrives that is neither 401 nor 403.
 *   <li>The failure of a look-up that was not sent, or was cut off, says so and why, and has the
 *       kind of the failure that caused it.
 *   <li>The key goes to the base URL's host only. Redirects are not followed, a tunnel's proxy does
 *       not see it, and the JDK's properties for proxies and logging are not used.
 *   <li>The certificate authorities of {@code --cacert} and of Java come first. Those of the system
 *       are loaded only if none of them trusts the server: loading takes longer than a look-up.
 *   <li>A reply is an answer only if it matches the contract. Quotes from a reply have no secrets
 *       and at most 500 characters.
 * </ul>
 *
 * <p>What Java's HTTP client needs, from Java 17 on:
 *
 * <ul>
 *   <li>{@code BoundedBody} collects a body. {@code BodyHandlers.ofInputStream()} would be shorter,
 *       but Java 17's stream swallows the interrupt that ends a look-up: if a body stalled after
 *       the headers, the connection and its thread would outlive {@code --timeout} (Java 25 ends
 *       them). It is also slower.
 *   <li>{@code ClientThreads} runs the client's tasks on the threads that start them, which saves
 *       each look-up a thread switch. One of these is the client's selector thread, which only its
 *       name identifies, such as {@code HttpClient-1-SelectorManager}.
 *   <li>It also stops that thread at the end: otherwise the JVM would take 300 ms longer to exit.
 *       From Java 21 on, a client has {@code close}, but that takes longer.
 * </ul>
 *
 * <p>One thread runs all look-ups, and only that one logs: interrupting a thread that writes to a
 * stream closes the stream.
 */
@NullMarked
package run.empirical.cli.client;

import org.jspecify.annotations.NullMarked;
