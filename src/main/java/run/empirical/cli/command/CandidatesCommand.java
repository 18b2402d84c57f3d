package run.empirical.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.option.Settings;

/**
 * Prints what can come next on a command line. Hidden, since only completion scripts use it: they
 * pass the words after the program's name up to the one to complete, which starts with an equals
 * sign, since Windows PowerShell drops an argument that is empty.
 *
 * <p>The first line identifies this program and the form of its answer, so that a script ignores
 * any other output. Then comes {@code files} if file names are the candidates, else {@code words};
 * the part of the word that stays, such as {@code --env=71,}; and for each candidate to follow that
 * part a line of its text, a tab and a description.
 */
@Command(name = "__complete", hidden = true)
final class CandidatesCommand extends HostedCommand {
  private static final String FIRST_LINE = "empirical completion 1";

  @Parameters(arity = "1..*")
  private List<String> words = new ArrayList<>();

  @Override
  int run(CommandSpec self, Host host) {
    int last = words.size() - 1;
    Completer.Candidates candidates =
        new Completer(self.root(), () -> environmentNames(host))
            .complete(words.subList(0, last), words.get(last).replaceFirst("^=", ""));
    PrintWriter out = self.root().commandLine().getOut();
    out.print(FIRST_LINE + "\n" + (candidates.files() ? "files" : "words") + "\n");
    out.print(candidates.kept() + "\n");
    candidates.words().forEach((text, description) -> out.print(text + "\t" + description + "\n"));
    return ExitStatus.OK.code();
  }

  /** The names of environments by ID; none if the project's file cannot be used. */
  private static Map<String, String> environmentNames(Host host) {
    try {
      return Settings.load(host, new InputFiles(host)).environmentNames();
    } catch (FailureException e) {
      return Map.of();
    }
  }
}
