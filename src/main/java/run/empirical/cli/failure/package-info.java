/** Failures, their messages, and the exit status of each. Every other package may use it. */
@NullMarked
package run.empirical.cli.failure;

import org.jspecify.annotations.NullMarked;
