/**
 * Generates shell completion scripts from a description of the commands. Independent of the actual
 * commands and of the command-line library.
 */
@NullMarked
package run.empirical.cli.completion;

import org.jspecify.annotations.NullMarked;
