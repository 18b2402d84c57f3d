/**
 * The commands: arguments in, exit status out. The only package that knows picocli, and the one
 * that joins all others.
 */
@NullMarked
package run.empirical.cli.command;

import org.jspecify.annotations.NullMarked;
