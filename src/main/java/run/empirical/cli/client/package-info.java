/**
 * Talks to the Empirical API: requests, deadlines, retries, and interpreting replies. Knows nothing
 * about the command line or output formats.
 *
 * <p>The JDK's client parses HTTP, and its leniency cannot be tightened here: it reads only three
 * digits of a status, so {@code HTTP/1.1 2000} counts as 200.
 */
@NullMarked
package run.empirical.cli.client;

import org.jspecify.annotations.NullMarked;
