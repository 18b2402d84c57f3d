/**
 * Completion scripts for shells, written from a description of the commands. Knows no command, no
 * option and no command-line library.
 */
@NullMarked
package run.empirical.cli.completion;

import org.jspecify.annotations.NullMarked;
