/**
 * The options: values from arguments, variables and files, converted and checked. Knows picocli,
 * but no command, and neither sends nor draws anything.
 *
 * <p>Each section of the help is a mixin: {@code QueryOptions}, {@code ListOptions}, {@code
 * GateOptions}, {@code OutputOptions}, {@code ConnectionOptions}. picocli sets their fields; their
 * methods turn these into the values that the rest of the program works with: a look-back window, a
 * {@link run.empirical.cli.model.Gate}, the sources of test cases, a style, the settings of the
 * connection. {@code LastPassCommand} puts these together as a {@link
 * run.empirical.cli.model.Query}; read on there.
 *
 * <ul>
 *   <li>An option that is given beats its variable, which beats the project's file. {@code
 *       Settings} has the table, and fills in options after picocli has parsed the arguments:
 *       picocli's own default values would be read for {@code --help}, too, and have no messages
 *       that name a variable or a file.
 *   <li>{@code Converters} reads values by their type, and any enum by the words of its constants.
 *       A wrong value is a usage error in an argument (2), and one of configuration elsewhere (78).
 *   <li>{@code ProjectFile} may say neither where the key goes nor what a gate leaves out, since
 *       whoever can change the checkout can change it.
 * </ul>
 */
@NullMarked
package run.empirical.cli.option;

import org.jspecify.annotations.NullMarked;
