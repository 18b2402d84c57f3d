/**
 * Where the test cases of a run come from: IDs and links, lists, and what Playwright leaves behind.
 * Knows no API and no output format.
 */
@NullMarked
package run.empirical.cli.input;

import org.jspecify.annotations.NullMarked;
