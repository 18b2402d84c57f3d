/**
 * What Playwright's reports say, bound to records. Depends on {@code model} and {@code json} only.
 */
@NullMarked
package run.empirical.cli.playwright;

import org.jspecify.annotations.NullMarked;
