/**
 * The entry points, on a JVM and of the native program: they pass the process's environment to the
 * commands and exit with their status. No other package depends on this one. The package {@code
 * process} has the standard streams and the terminal, {@code command} the program: read that next.
 */
@NullMarked
package run.empirical.cli;

import org.jspecify.annotations.NullMarked;
