/**
 * One run: sends look-ups, waits for the gate, prints the answer, writes reports, and reports
 * warnings and errors. Does not know picocli or any option.
 */
@NullMarked
package run.empirical.cli.run;

import org.jspecify.annotations.NullMarked;
