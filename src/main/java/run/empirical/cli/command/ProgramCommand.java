package run.empirical.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.Version;

/**
 * A command. It gets its {@link Host} only when it runs, so that the command model can be built
 * before; for a native executable, at build time.
 */
@Command(
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = ProgramCommand.CurrentVersion.class)
abstract class ProgramCommand {
  /** The version that every command prints for {@code --version}. */
  static final class CurrentVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"empirical " + Version.NUMBER};
    }
  }

  /**
   * Runs the command; returns the exit status.
   *
   * @param self the command's own model
   */
  abstract int run(CommandSpec self, Host host) throws InterruptedException;

  /** The options that {@code -h} lists; none for all. */
  List<String> everydayOptions() {
    return List.of();
  }
}
