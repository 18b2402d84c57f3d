/**
 * One exchange with the API: a request, and what its reply means. Does not know deadlines or
 * retries, which {@code lookup} has, and knows options only by their names in messages.
 *
 * <p>Start at {@link run.empirical.cli.client.ApiSession}, which the look-ups of a run share. It
 * sends a {@code RequestBody} through {@code HttpLastPassApi}, which has the headers. {@code
 * ReplyReader} reads a reply's body, and {@code ReplyInterpreter} says what each status means;
 * {@code TransportFailures} explains why there was no reply. The package {@code connection} says
 * how the API is reached.
 *
 * <p>Promises to users:
 *
 * <ul>
 *   <li>The key goes to the base URL's host only. Redirects are not followed, a tunnel's proxy does
 *       not see it, and the JDK's properties for logging are not used.
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
 */
@NullMarked
package run.empirical.cli.client;

import org.jspecify.annotations.NullMarked;
