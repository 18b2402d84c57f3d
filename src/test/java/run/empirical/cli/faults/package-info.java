/**
 * Faults of a connection, over real sockets, on the programs that {@code dist} ships. {@link
 * run.empirical.cli.faults.Faults} is the table: what arrives, and what the program says.
 */
@NullMarked
package run.empirical.cli.faults;

import org.jspecify.annotations.NullMarked;
