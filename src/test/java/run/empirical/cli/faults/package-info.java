/**
 * Tests the shipped programs with faults of a connection, over real sockets. {@link
 * run.empirical.cli.faults.Faults} is the table of the faults and the expected outcomes.
 */
@NullMarked
package run.empirical.cli.faults;

import org.jspecify.annotations.NullMarked;
