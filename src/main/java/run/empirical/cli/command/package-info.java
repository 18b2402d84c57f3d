/**
 * The commands: arguments in, exit status out.
 *
 * <p>{@link run.empirical.cli.command.Program} parses the arguments with picocli and runs the
 * command that they name. {@code LastPassCommand} is the one that the program is for, and reads top
 * to bottom: its options become a request, the key and the lists are read, then {@link
 * run.empirical.cli.run.Run} does the rest. {@code FailureHandler} is the only place that turns an
 * exception into a message and a status.
 *
 * <p>picocli's command model is built before the program knows its environment, in a native program
 * when that is built. So a command gets the {@link run.empirical.cli.host.Host} only when it runs.
 * Help, topics and completion are drawn from the same model.
 */
@NullMarked
package run.empirical.cli.command;

import org.jspecify.annotations.NullMarked;
