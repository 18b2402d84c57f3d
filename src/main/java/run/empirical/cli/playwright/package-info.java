/**
 * Playwright's reports: where the last run's are, what they say, and the tests that are selected in
 * them. Knows no API and no output format.
 */
@NullMarked
package run.empirical.cli.playwright;

import org.jspecify.annotations.NullMarked;
