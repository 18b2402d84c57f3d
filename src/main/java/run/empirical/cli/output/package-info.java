/**
 * One class per output format. Knows nothing about HTTP, the command line or the terminal: width
 * and colour are passed in.
 */
@NullMarked
package run.empirical.cli.output;

import org.jspecify.annotations.NullMarked;
