/**
 * One run: sends look-ups, waits for the gate, prints the answer, writes reports, and reports
 * warnings and errors. Does not know picocli, and options only by their names in messages.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>All look-ups end before the answer is judged, once, at one instant. Until then nothing is
 *       on standard output and no report is touched, so that a script never sees half an answer,
 *       and a run that fails leaves an old report as it is.
 *   <li>Standard output has data only; everything else goes to standard error, also where that is
 *       closed or nobody reads it.
 *   <li>A report that cannot be written is told before anything is sent, or else with status 74;
 *       the other reports and standard output are written all the same.
 *   <li>{@code --wait} asks again only about what is unmet or failed and may change. What a round
 *       did not ask, or cut off, keeps its last answer. No round starts before a {@code
 *       Retry-After} has passed, and the last one starts a second before the end, so that it has
 *       time to finish.
 *   <li>Progress is shown on a terminal only, for what takes over a second. Elsewhere one line
 *       tells of rate limits that hold the run up for more than five seconds.
 *   <li>The exit status is that of the first failure in input order, else of the gate.
 * </ul>
 */
@NullMarked
package run.empirical.cli.run;

import org.jspecify.annotations.NullMarked;
