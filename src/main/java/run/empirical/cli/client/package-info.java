/**
 * Asks the Empirical API: one request, its deadline, its retries, and what a reply means. Knows
 * {@code model} and the words of {@code json}; knows nothing of the command line or of output
 * formats.
 */
@NullMarked
package run.empirical.cli.client;

import org.jspecify.annotations.NullMarked;
