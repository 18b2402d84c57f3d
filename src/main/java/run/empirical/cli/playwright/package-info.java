/**
 * Playwright's JSON report, read as a stream. Knows the model, {@code json} and Jackson, nothing
 * else.
 */
@NullMarked
package run.empirical.cli.playwright;

import org.jspecify.annotations.NullMarked;
