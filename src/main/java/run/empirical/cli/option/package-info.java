/**
 * The options: turns arguments, variables and the project's file into checked values. Knows
 * picocli, but no command.
 *
 * <p>An option takes precedence over its variable, and that over the project's file. {@link
 * run.empirical.cli.option.Settings} fills in options that were not given after picocli has parsed
 * the arguments. picocli's own default values would be read even for {@code --help}, and no message
 * could name the variable or the file. Each section of the help is one class, a mixin of {@code
 * last-pass}:
 *
 * <ul>
 *   <li>{@link run.empirical.cli.option.ListOptions} names the test cases, which the package {@code
 *       testcases} reads.
 *   <li>{@link run.empirical.cli.option.QueryOptions} and {@link
 *       run.empirical.cli.option.GateOptions} have the values of a {@code Question} of {@code
 *       model}: look-back window, environments and their names, the gate, how long to wait for it.
 *   <li>{@link run.empirical.cli.option.OutputOptions} has the formats and files, and the {@code
 *       Style} of {@code output}.
 *   <li>{@link run.empirical.cli.option.ConnectionOptions} has the {@code ConnectionSettings} of
 *       {@code connection}, with the API key, and the {@code RetryPolicy} of {@code lookup}.
 * </ul>
 *
 * <p>{@link run.empirical.cli.option.Converters} converts the values: an enum by its words, other
 * types by their own parsers. An option of a general type, such as a number, names its converter.
 *
 * <p>{@code LastPassCommand} in {@code command} puts these values together: read that next.
 */
@NullMarked
package run.empirical.cli.option;

import org.jspecify.annotations.NullMarked;
