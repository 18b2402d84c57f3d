/** Parses, compares and prints times, durations and ages. Depends on {@code java.base} only. */
@NullMarked
package run.empirical.cli.time;

import org.jspecify.annotations.NullMarked;
