/**
 * The fault matrix: every fault at every stage of a look-up, over real sockets, on what {@code
 * dist} ships. A fault is added to {@link run.empirical.cli.faults.Fault} and then, at each stage,
 * to one of the three files that fill the {@link run.empirical.cli.faults.FaultTable}: with its
 * script and the expected output, or with the reason why it is excluded.
 */
@NullMarked
package run.empirical.cli.faults;

import org.jspecify.annotations.NullMarked;
