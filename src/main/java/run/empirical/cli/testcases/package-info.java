/**
 * Reads the test cases of a run: IDs and links, lists, and reports of Playwright. Knows no API and
 * no output format. The ways in are {@link run.empirical.cli.testcases.TestArgument}, {@link
 * run.empirical.cli.testcases.IdList} and {@link run.empirical.cli.testcases.FailedTestCases}.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>No line that names a test is dropped. The other tests would ask a different question, and
 *       could meet a gate that all of them do not. So a list is read whole or rejected, with the
 *       number of the line that cannot be read.
 *   <li>The npm package's list reporter prints a {@link run.empirical.cli.testcases.Selection},
 *       with a count and an end, so that a truncated one is rejected. Other programs may print
 *       before and after it, but no line there may have what looks like a test ID.
 *   <li>To the API an ID is any text. Text that is plainly something else, such as a file's name or
 *       a title, is rejected, and the message says what to type; after {@code --} it is an ID.
 *       Where one test case of a run is of Playwright's form, each argument must be.
 *   <li>An ID is looked up as the API knows it: without what {@code merge-reports} appends, and a
 *       repetition by the ID of its test's first run. No ID is derived from titles.
 *   <li>A report must say which tests failed. It is rejected if no test ran or if it counts more
 *       failures than it lists, and with a gate also if it has errors outside any test.
 *   <li>Each file is read up to a limit, since it may be huge or endless. An HTML report is read as
 *       a stream: it has screenshots and traces in the same data.
 * </ul>
 */
@NullMarked
package run.empirical.cli.testcases;

import org.jspecify.annotations.NullMarked;
