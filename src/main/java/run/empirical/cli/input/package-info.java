/**
 * Where the test cases of a run come from: IDs and links, lists, and what Playwright leaves behind.
 * Knows no API and no output format.
 *
 * <p>What users rely on here:
 *
 * <ul>
 *   <li>Nothing that names a test is dropped. A part of a list would ask a different question, and
 *       a gate could be met by the tests that are left. So a list is read whole or refused, with
 *       the number of the line that cannot be read.
 *   <li>What the npm package's list reporter prints is a {@link run.empirical.cli.input.Selection}:
 *       it has a count and an end, so that a cut one is seen. Around it, other programs may print
 *       what they like, but no test ID that is not asked.
 *   <li>To the API an ID is any text. Text that is plainly something else, such as a file's name or
 *       a title, is refused with what to type; as an argument, {@code --} makes it an ID.
 *   <li>An ID is looked up as the API knows it: without what {@code merge-reports} appends, and a
 *       repetition by the ID of its test's first run. No ID is derived from titles.
 *   <li>A report that does not tell which tests failed is refused: one without any test that ran,
 *       one that counts more failures than it lists, with a gate also one with errors outside any
 *       test.
 *   <li>A file may be huge or endless: each is read up to a limit. HTML reports are read as a
 *       stream, since they have screenshots and traces in the same data.
 * </ul>
 */
@NullMarked
package run.empirical.cli.input;

import org.jspecify.annotations.NullMarked;
