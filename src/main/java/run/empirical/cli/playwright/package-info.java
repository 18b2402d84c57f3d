/**
 * What Playwright's reports say, bound to records. Depends on {@code model} and {@code json}, and
 * on {@code host} for a limit.
 */
@NullMarked
package run.empirical.cli.playwright;

import org.jspecify.annotations.NullMarked;
