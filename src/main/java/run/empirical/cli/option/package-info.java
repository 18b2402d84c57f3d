/**
 * The options: what arguments, variables and files say becomes values that have been checked. Knows
 * picocli, but no command.
 */
@NullMarked
package run.empirical.cli.option;

import org.jspecify.annotations.NullMarked;
