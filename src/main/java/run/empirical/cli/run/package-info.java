/**
 * One run: sends look-ups, waits for the gate, writes the answer, and reports warnings and errors.
 * Start at {@code LastPassRun.execute}. Does not know picocli, and knows options only by their
 * names in messages.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>All look-ups of a round end before its answer is judged, at one instant. The last round's
 *       answer is printed. Until then nothing is printed on standard output and no report is
 *       opened, so that a script never sees half an answer, and a failed run does not change an old
 *       report.
 *   <li>Standard output has data only. Everything else goes to standard error, even if that is
 *       closed.
 *   <li>A report that cannot be written is an error before anything is sent. If it fails only at
 *       the end, the exit status is 74, and the other reports and standard output are still
 *       written.
 *   <li>{@code --wait} asks again only about test cases that do not meet the gate, or whose failure
 *       is transient. A test case that a round did not ask about, or cut off, keeps its last
 *       answer. No round starts before the time of {@code Retry-After}. The last one starts a
 *       second before the end, so that it has time to finish.
 *   <li>Progress is shown on a terminal only, if something takes over a second. Elsewhere one line
 *       mentions rate limits once they have delayed the run by five seconds in all, and {@code
 *       --wait} prints a line every five minutes.
 *   <li>The exit status is that of the first failure in input order, else of the gate.
 * </ul>
 */
@NullMarked
package run.empirical.cli.run;

import org.jspecify.annotations.NullMarked;
