/**
 * What can go wrong with a connection, over real sockets, on what {@code dist} ships. {@link
 * run.empirical.cli.faults.Faults} is the table: what arrives, and what the program says.
 */
@NullMarked
package run.empirical.cli.faults;

import org.jspecify.annotations.NullMarked;
