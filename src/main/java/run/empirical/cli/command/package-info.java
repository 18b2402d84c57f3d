/**
 * The commands: arguments in, exit status out. {@code Main} calls {@link
 * run.empirical.cli.command.Program}, which parses the arguments and runs a command.
 *
 * <ul>
 *   <li>{@link run.empirical.cli.command.RawArguments} rejects arguments that are more than one
 *       thing before they are parsed, so that no gate is left out.
 *   <li>{@link run.empirical.cli.command.LastPassCommand} builds a question from its options and
 *       starts a run; see the package {@code run} next.
 *   <li>{@link run.empirical.cli.command.FailureHandler} reports every error, mistakes in the
 *       arguments and bugs included, and returns its exit status. Commands throw; none prints an
 *       error.
 *   <li>The help of a command is drawn from the declarations of its options: see {@link
 *       run.empirical.cli.command.OptionSections}. Topics are text files.
 *   <li>A completion script asks the program for candidates, through a hidden command, so that it
 *       never lacks an option: see {@link run.empirical.cli.command.Completer}.
 * </ul>
 *
 * <p>The command model is built without variables, files and clocks, so that a native program can
 * contain it.
 */
@NullMarked
package run.empirical.cli.command;

import org.jspecify.annotations.NullMarked;
