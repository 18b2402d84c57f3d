/**
 * What a run of Playwright leaves behind, read as a stream. Knows the model, {@code json} and
 * Jackson, nothing else.
 */
@NullMarked
package run.empirical.cli.playwright;

import org.jspecify.annotations.NullMarked;
