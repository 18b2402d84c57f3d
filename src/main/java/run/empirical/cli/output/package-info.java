/**
 * The output formats, and the sentences about an answer. Knows nothing about HTTP, the command line
 * or the terminal; a style says how to draw.
 *
 * <p>{@link run.empirical.cli.output.OutputFormat} lists the formats, each with the class that
 * draws it. A format gets a {@code Drawing}: the answer, the results to show in their order, and
 * the methods that make texts safe for the format. Sentences that are also printed on standard
 * error have their own classes: {@code GateSentences}, {@code LastRunsSentences}, {@code
 * FailureSentences}; {@code Labels} has the names that all of them use.
 *
 * <p>Promises to users:
 *
 * <ul>
 *   <li>All formats agree, since they read the same grid: test cases by known environments. For
 *       each test case, a format has its passes, says that it has none in the window, or why it
 *       could not be looked up.
 *   <li>{@code table} and {@code matrix} are for people: ASCII, aligned, nothing wrapped or cut.
 *       The test case is the last column, as its title may be long. It is one line, so that {@code
 *       grep}, {@code sort} and {@code awk} work. {@code markdown} and {@code html} are the matrix
 *       for a job's summary and for a page to share.
 *   <li>{@code json} is one document of one shape, whatever happened; {@code tsv} a line for each
 *       test case and environment; {@code junit} a case for each environment that the gate judges.
 *       Programs read these: names and order do not change within a major version.
 *   <li>People see failed tests sorted by their last runs, programs see input order.
 *   <li>Ages are rounded down. No format says "never": the API sees the look-back window only.
 *   <li>Other people's text is written through {@code Drawing}, which replaces secrets and then
 *       escapes it for the format.
 *   <li>A file that outlives the terminal says if its data is invented, except {@code tsv}.
 * </ul>
 */
@NullMarked
package run.empirical.cli.output;

import org.jspecify.annotations.NullMarked;
