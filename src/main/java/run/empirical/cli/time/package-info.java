/** Times, durations and ages: read, compared and in words. Depends on {@code java.base} only. */
@NullMarked
package run.empirical.cli.time;

import org.jspecify.annotations.NullMarked;
