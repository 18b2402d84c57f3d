/**
 * The environment of a run: streams, variables, clocks and the terminal. Tests replace all of it.
 */
@NullMarked
package run.empirical.cli.host;

import org.jspecify.annotations.NullMarked;
