/** Failures, and the exit status that each leads to. Every other package may use it. */
@NullMarked
package run.empirical.cli.failure;

import org.jspecify.annotations.NullMarked;
