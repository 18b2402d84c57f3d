/**
 * Reads the test cases of a run from IDs and links, lists, and Playwright reports. Sends nothing to
 * the API, and knows no output format. The entry points are {@link
 * run.empirical.cli.testcases.TestArgument}, {@link run.empirical.cli.testcases.IdList} and {@link
 * run.empirical.cli.testcases.FailedTestCases}.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>No line that names a test is dropped: the remaining tests could meet a gate that all of
 *       them do not. A list is read whole or rejected, with the number of the line that cannot be
 *       read.
 *   <li>An argument or a line names one test. A Playwright ID anywhere in it, percent-decoded or
 *       not, is the one that is looked up; otherwise it is rejected, and the message names each ID.
 *   <li>The npm package's list reporter prints a {@link run.empirical.cli.testcases.Selection},
 *       with a count and an end, so that a truncated one is rejected. Other programs may print
 *       before and after it, but no line there may have what looks like a test ID.
 *   <li>The API's own list of test cases ({@link run.empirical.cli.testcases.ApiTestCases}) must
 *       say that it is whole and up to date.
 *   <li>The API accepts any text as an ID. Text that is clearly something else, such as a file's
 *       name or a title, is rejected, before and after {@code --}, and the message says what to
 *       type. Beside a list, a report or an argument of Playwright's form, each argument must have
 *       that form.
 *   <li>An ID is looked up as the API knows it: without the suffix of {@code merge-reports}, and
 *       for a repetition, the ID of the test's first run. No ID is derived from titles.
 *   <li>A report must say which tests failed. It is rejected if no test ran or if it counts more
 *       failures than it lists, and with a gate also if it has errors outside any test, or if its
 *       status says that the run did not end.
 *   <li>A gate judges the failed tests of a report, and those that did not run and are not marked
 *       as skipped, which may be broken as well. Without a gate, and for the npm package's
 *       reporter, only the failed tests are looked up.
 *   <li>Each file is read up to a limit, since it may be huge or endless. An HTML report is read as
 *       a stream, since it may contain screenshots and traces.
 * </ul>
 */
@NullMarked
package run.empirical.cli.testcases;

import org.jspecify.annotations.NullMarked;
