/**
 * Text that is safe to print, wherever it comes from, and the texts that the program brings along.
 * Depends on {@code java.base} only.
 */
@NullMarked
package run.empirical.cli.text;

import org.jspecify.annotations.NullMarked;
