/**
 * One class per output format. Knows nothing about HTTP, the command line or the terminal, which a
 * style describes.
 */
@NullMarked
package run.empirical.cli.output;

import org.jspecify.annotations.NullMarked;
