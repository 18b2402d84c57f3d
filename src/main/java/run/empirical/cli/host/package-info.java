/**
 * What the machine gives: streams, variables, clocks, a terminal. Everything that a test must be
 * able to replace passes through here.
 */
@NullMarked
package run.empirical.cli.host;

import org.jspecify.annotations.NullMarked;
