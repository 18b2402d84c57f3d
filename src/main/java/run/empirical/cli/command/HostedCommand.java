package run.empirical.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.host.Host;

/**
 * A command of the model, which meets the machine only when it runs. So the model can be built
 * ahead of any run, in a native executable even ahead of its start.
 */
interface HostedCommand {
  /**
   * Does what the command is for and returns the exit status.
   *
   * @param self the command's own model
   */
  int run(CommandSpec self, Host host) throws InterruptedException;
}
