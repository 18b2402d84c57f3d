/** The commands: arguments in, exit status out. */
@NullMarked
package run.empirical.cli.command;

import org.jspecify.annotations.NullMarked;
