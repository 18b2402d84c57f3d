package run.empirical.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.answer.ErrorReporter;
import run.empirical.cli.host.Host;

/**
 * A command. It gets its environment only when it runs, so that the command model can be built in
 * advance; in a native executable, at build time.
 */
interface HostedCommand {
  /**
   * Runs the command; returns the exit status.
   *
   * @param self the command's own model
   */
  int run(CommandSpec self, Host host) throws InterruptedException;

  /** How the command's errors are told. */
  default ErrorReporter.Form errorForm() {
    return ErrorReporter.Form.TEXT;
  }

  /** What {@code -h} prints; null for the same as {@code --help}. */
  default @Nullable String shortHelp() {
    return null;
  }
}
