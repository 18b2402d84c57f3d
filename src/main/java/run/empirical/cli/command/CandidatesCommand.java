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
 * Prints the candidates for the next word of a command line. The command is hidden, since only
 * completion scripts use it. They pass the words after the program's name, up to the word to
 * complete. They put an equals sign before that word, since Windows PowerShell drops empty
 * arguments.
 *
 * <p>The first line identifies this program and the format, so that a script ignores any other
 * output. The second is {@code files} if the candidates are file names, else {@code words}. The
 * third is the part of the word that stays, such as {@code --env=71,}. Each further line is a
 * candidate for the rest of the word: its text, a tab and a description.
 */
@Command(name = CandidatesCommand.NAME, hidden = true)
final class CandidatesCommand extends ProgramCommand {
  static final String NAME = "__complete";

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
