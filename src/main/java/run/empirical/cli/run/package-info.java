/**
 * One run: sends look-ups, waits for the gate, prints the answer, writes reports, and reports
 * warnings and errors. Does not know picocli, and options only by their names in messages.
 */
@NullMarked
package run.empirical.cli.run;

import org.jspecify.annotations.NullMarked;
