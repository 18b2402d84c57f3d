/**
 * The options: arguments, variables and the project's file become checked values. Knows picocli,
 * but no command.
 *
 * <p>An option beats its variable, which beats the project's file: {@link
 * run.empirical.cli.option.Settings} fills in what was not given after picocli has parsed, since
 * picocli's own default values are read for {@code --help}, too, and no message would name the
 * variable or the file. Each section of the help is one class, a mixin of {@code last-pass}:
 *
 * <ul>
 *   <li>{@link run.empirical.cli.option.ListOptions} names the test cases, which {@code input}
 *       reads.
 *   <li>{@link run.empirical.cli.option.QueryOptions} and {@link
 *       run.empirical.cli.option.GateOptions} have the values of a {@code Query} of {@code model}:
 *       look-back window, environments and their names, the gate, how long to wait for it.
 *   <li>{@link run.empirical.cli.option.OutputOptions} has the formats and files, and the {@code
 *       Style} of {@code output}.
 *   <li>{@link run.empirical.cli.option.ConnectionOptions} has the {@code ConnectionSettings} of
 *       {@code client}, with the API key, and the {@code RetryPolicy}.
 * </ul>
 *
 * <p>{@link run.empirical.cli.option.Converters} reads the values: an enum by its words, other
 * types by their own readers. An option whose type does not say what is valid names a converter.
 *
 * <p>{@code LastPassCommand} in {@code command} puts these values together: read that next.
 */
@NullMarked
package run.empirical.cli.option;

import org.jspecify.annotations.NullMarked;
