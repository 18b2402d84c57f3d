package run.empirical.cli.command;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.EnvironmentOrder;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.option.Settings;

/**
 * Prints the completions for an environment: each name and ID on a line, with a description after a
 * tab. Hidden, since only completion scripts use it.
 */
@Command(name = "environments", hidden = true)
final class EnvironmentsCommand implements HostedCommand {
  @Override
  public int run(CommandSpec self, Host host) {
    Map<String, String> names = new TreeMap<>(EnvironmentOrder.BY_ID);
    names.putAll(Settings.load(self.root(), host, new InputFiles(host)).environmentNames());
    DataOut out = new DataOut(host);
    try {
      for (Map.Entry<String, String> entry : names.entrySet()) {
        if (isOneWord(entry.getKey()) && isOneWord(entry.getValue())) {
          out.append(entry.getValue() + "\tenvironment " + entry.getKey() + "\n");
          out.append(entry.getKey() + "\t" + entry.getValue() + "\n");
        }
      }
      out.flush();
      return ExitStatus.OK.code();
    } catch (IOException e) {
      throw new FailureException(
          ErrorKind.OUTPUT, "cannot write to standard output: " + e.getMessage());
    }
  }

  /** Whether shells can complete it within a comma-separated list. */
  private static boolean isOneWord(String text) {
    return text.indexOf(',') < 0 && text.chars().noneMatch(Character::isISOControl);
  }
}
