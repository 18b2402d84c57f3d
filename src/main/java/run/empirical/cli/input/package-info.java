/**
 * Reads which test cases to look up: lists, links and Playwright's reports, and where these are.
 * Knows no options, no API and no output format.
 */
@NullMarked
package run.empirical.cli.input;

import org.jspecify.annotations.NullMarked;
