package run.empirical.cli.command;

import picocli.CommandLine.IVersionProvider;
import run.empirical.cli.model.Version;

/** The program's version. */
final class CurrentVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"empirical " + Version.withCommit()};
  }
}
