/**
 * One run: sends look-ups, waits for the gate, writes the answer, and reports warnings and errors.
 * Start at {@code LastPassRun.execute}. Does not know picocli, and options only by their names in
 * messages.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>All look-ups of a round end before its answer is judged, at one instant. The last round's
 *       answer is printed. Until then nothing is on standard output and no report is opened, so
 *       that a script never sees half an answer, and a run that fails leaves an old report as it
 *       is.
 *   <li>Standard output has data only; everything else goes to standard error, also where that is
 *       closed or nobody reads it.
 *   <li>A report that cannot be written is an error before anything is sent or, at the end, one
 *       with status 74; the other reports and standard output are written all the same.
 *   <li>{@code --wait} asks again only about test cases that are unmet, or failed and may change.
 *       One that a round did not ask about, or cut off, keeps its last answer. No round starts
 *       before a {@code Retry-After} has passed, and the last one starts a second before the end,
 *       so that it has time to finish.
 *   <li>Progress is shown on a terminal only, if something takes over a second. Elsewhere one line
 *       mentions rate limits once they hold the run up for five seconds in all.
 *   <li>The exit status is that of the first failure in input order, else of the gate.
 * </ul>
 */
@NullMarked
package run.empirical.cli.run;

import org.jspecify.annotations.NullMarked;
