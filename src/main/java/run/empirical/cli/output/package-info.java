/**
 * One class per output format. Knows {@code model}; knows nothing of HTTP, the command line or the
 * terminal: width and colour are handed in.
 */
@NullMarked
package run.empirical.cli.output;

import org.jspecify.annotations.NullMarked;
