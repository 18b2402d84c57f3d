package run.empirical.cli.run;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.FailureText;
import run.empirical.cli.output.GateText;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Style;
import run.empirical.cli.output.Summary;
import run.empirical.cli.text.ShortList;
import run.empirical.cli.time.RunClock;

/**
 * What standard error says of an answer: warnings, errors, and a summary.
 *
 * @param format the format of standard output; what it shows need not be repeated
 * @param style how standard output looks
 */
public record Messages(Console console, OutputFormat format, Style style) {
  void print(Answer answer, RunClock.Reading clocks) {
    warnOfClocks(clocks, answer.question().window());
    warnOfFuture(answer);
    printErrors(answer);
    noteUnlikeIds(answer);
    noteUnseen(answer);
    noteProject(answer);
    note(Summary.freshness(answer));
    noteNames(answer);
    if (answer.question().gate() != null) {
      GateText gate = new GateText(answer);
      boolean shown = format.isForPeople();
      note(shown && style.onlyUnmet() ? gate.hidden() : null);
      console.note(gate.line(!shown || !answer.question().namesTestCases()));
    }
  }

  private void note(@Nullable String line) {
    if (line != null) {
      console.note(line);
    }
  }

  private void warnOfClocks(RunClock.Reading clocks, LookBackWindow window) {
    if (clocks.server() != null && clocks.disagree()) {
      console.warning(
          "this machine's clock says "
              + clocks.local().truncatedTo(ChronoUnit.SECONDS)
              + ", the server's says "
              + clocks.server().truncatedTo(ChronoUnit.SECONDS)
              + "; ages count from "
              + (window.before() == null ? "the later one" : "--before"));
    }
  }

  private void warnOfFuture(Answer answer) {
    for (Result result : answer.results()) {
      for (Cell cell : result.rows()) {
        if (cell.age() != null && cell.age().isFuture()) {
          console.warning(
              "the last pass in "
                  + cell.environment().inWords()
                  + " lies "
                  + (cell.age().anchored() ? "after --before" : "in the future")
                  + "; its age is unknown");
          return;
        }
      }
    }
  }

  private void printErrors(Answer answer) {
    boolean named = answer.question().namesTestCases();
    answer
        .failures()
        .forEach(
            (failure, testCases) -> {
              List<TestCase> about = named ? testCases : List.of();
              // Nothing else names all of them: a line of this format is a pass or a gap.
              console.error(
                  format == OutputFormat.TSV
                      ? FailureText.inFull(failure, about)
                      : FailureText.of(failure, about));
            });
  }

  private void noteUnlikeIds(Answer answer) {
    Set<String> arguments = answer.question().list().argumentIds();
    List<String> unlike = new ArrayList<>();
    for (Result result : answer.results()) {
      TestCase testCase = result.testCase();
      boolean notFound = result.answered() && result.newest() == null;
      if (notFound && arguments.contains(testCase.id()) && !testCase.looksLikePlaywright()) {
        unlike.add(testCase.id());
      }
    }
    if (!unlike.isEmpty()) {
      String look = unlike.size() == 1 ? " does not look" : " do not look";
      String id = unlike.size() == 1 ? " like a Playwright test ID" : " like Playwright test IDs";
      console.note(ShortList.of(unlike, ", ") + look + id);
    }
  }

  private void noteUnseen(Answer answer) {
    if (answer.unseen().isEmpty() || answer.failed() == answer.results().size()) {
      return;
    }
    List<String> found =
        answer.environments().stream()
            .filter(environment -> !answer.unseen().contains(environment.id()))
            .map(Environment::label)
            .toList();
    console.note(
        "no reply has environment "
            + ShortList.of(answer.unseen(), ", ")
            + (found.isEmpty() ? "" : "; known: " + ShortList.of(found, ", ")));
  }

  /** An answer that is narrowed to some environments leaves out passes in others. */
  private void noteProject(Answer answer) {
    Question question = answer.question();
    List<Result> answered = answer.results().stream().filter(Result::answered).toList();
    boolean everywhere = question.environments().isEmpty() && !question.demo();
    if (everywhere
        && answered.size() > 1
        && answered.stream().allMatch(result -> result.newest() == null)) {
      console.note(
          "nothing passed in the "
              + question.window().inWords()
              + "; is the API key for the right project?");
    }
  }

  private void noteNames(Answer answer) {
    String id = answer.environments().get(0).id();
    boolean shown = style.isTerminal() && format.isForPeople();
    if (shown && id != null && answer.question().names().ids().isEmpty()) {
      console.note("tip: name environments in empirical.properties: env-name." + id + "=NAME");
    }
  }
}
