package run.empirical.cli.command;

import run.empirical.cli.host.Host;

/**
 * A command of the model, which meets the machine only when it runs. So the model can be built
 * ahead of any run, in a native executable even ahead of its start.
 */
interface HostedCommand {
  /** Does what the command is for and returns the exit status. */
  int run(Host host) throws InterruptedException;
}
