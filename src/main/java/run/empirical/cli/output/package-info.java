/**
 * One class per output format. Depends on {@code model}; knows nothing about HTTP, the command line
 * or the terminal: width and colour are passed in.
 */
@NullMarked
package run.empirical.cli.output;

import org.jspecify.annotations.NullMarked;
