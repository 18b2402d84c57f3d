/**
 * Reads Playwright's reports as streams. Depends on {@code model}, {@code json} and Jackson only.
 */
@NullMarked
package run.empirical.cli.playwright;

import org.jspecify.annotations.NullMarked;
