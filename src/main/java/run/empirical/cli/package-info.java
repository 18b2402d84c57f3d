/**
 * The entry: takes what the machine gives, hands it to the commands and ends the process with their
 * status. Nobody knows this package.
 */
@NullMarked
package run.empirical.cli;

import org.jspecify.annotations.NullMarked;
