/**
 * Talks to the Empirical API: requests, deadlines, retries, and interpreting replies. Knows no
 * output format, and options only by their names in messages.
 *
 * <p>The JDK's client parses HTTP, and its leniency cannot be tightened here: it reads only three
 * digits of a status, so {@code HTTP/1.1 2000} counts as 200.
 */
@NullMarked
package run.empirical.cli.client;

import org.jspecify.annotations.NullMarked;
