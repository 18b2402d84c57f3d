/**
 * Asks the Empirical API: one request, its deadline, its retries, and what a reply means. Knows
 * {@code model} and the words of {@code json}; knows nothing of the command line or of output
 * formats.
 *
 * <p>The JDK's client parses HTTP, and what it accepts cannot be checked here: it reads three
 * digits of a status, so that {@code HTTP/1.1 2000} counts as 200.
 */
@NullMarked
package run.empirical.cli.client;

import org.jspecify.annotations.NullMarked;
