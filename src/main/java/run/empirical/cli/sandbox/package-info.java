/**
 * An embedded server that keeps the API's contract on loopback, with invented data. Knows {@code
 * model} and {@code json}; the client does not know it.
 */
@NullMarked
package run.empirical.cli.sandbox;

import org.jspecify.annotations.NullMarked;
