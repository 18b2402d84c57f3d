/** Text that is safe to print, wherever it comes from. Depends on {@code java.base} only. */
@NullMarked
package run.empirical.cli.text;

import org.jspecify.annotations.NullMarked;
