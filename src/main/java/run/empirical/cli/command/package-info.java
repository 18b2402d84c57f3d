/**
 * The commands: arguments in, exit status out. {@code Main} calls {@link
 * run.empirical.cli.command.Program}, which parses the arguments and runs a command.
 *
 * <ul>
 *   <li>{@link run.empirical.cli.command.LastPassCommand} puts the values of its options together
 *       and starts a run, which is the package {@code run}: read that next.
 *   <li>{@link run.empirical.cli.command.FailureHandler} reports errors, also mistakes in the
 *       arguments and bugs, and has the exit status. Commands throw; none prints an error.
 *   <li>The help of a command is drawn from the declarations of its options: see {@link
 *       run.empirical.cli.command.OptionSections}. Topics are text files.
 *   <li>A completion script asks the program for candidates, by a hidden command. So it knows every
 *       option: see {@link run.empirical.cli.command.Completer}.
 * </ul>
 *
 * <p>The command model is made without variables, files and clocks, so that a native program can be
 * built with it.
 */
@NullMarked
package run.empirical.cli.command;

import org.jspecify.annotations.NullMarked;
