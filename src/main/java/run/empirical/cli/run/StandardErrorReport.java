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
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Query;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.FailureText;
import run.empirical.cli.output.GateText;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Style;
import run.empirical.cli.output.Summary;
import run.empirical.cli.text.ShortList;
import run.empirical.cli.time.RunClock;

/** What standard error says of a run's answer: warnings, errors, and a summary. */
final class StandardErrorReport {
  private final Console console;
  private final OutputFormat format;
  private final Style style;
  private boolean toldNotFound;

  /**
   * For one run.
   *
   * @param format the format of standard output; what it shows need not be repeated
   * @param style how standard output looks
   */
  StandardErrorReport(Console console, OutputFormat format, Style style) {
    this.console = console;
    this.format = format;
    this.style = style;
  }

  /** What is known at the end. */
  void print(Answer answer, RunClock.Reading clocks) {
    warnOfClocks(clocks, answer.query().window());
    warnOfFuture(answer);
    printErrors(answer);
    noteUnusualIds(answer);
    noteNotFound(answer);
    noteProject(answer);
    note(Summary.freshness(answer));
    noteNames(answer);
    if (answer.query().gate() != null) {
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
        if (cell.isFuture()) {
          console.warning(
              "the last pass in "
                  + cell.environment().inSentence()
                  + " lies "
                  + (answer.query().window().before() == null ? "in the future" : "after --before")
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

  private void noteUnusualIds(Answer answer) {
    Set<String> arguments = answer.question().list().argumentIds();
    List<String> unusual = new ArrayList<>();
    for (Result result : answer.results()) {
      TestCase testCase = result.testCase();
      boolean notFound = result.freshness() == Freshness.NONE;
      if (notFound && arguments.contains(testCase.id()) && !testCase.looksLikePlaywright()) {
        unusual.add(testCase.id());
      }
    }
    if (!unusual.isEmpty()) {
      String look = unusual.size() == 1 ? " does not look" : " do not look";
      String id = unusual.size() == 1 ? " like a Playwright test ID" : " like Playwright test IDs";
      console.note(ShortList.of(unusual, ", ") + look + id);
    }
  }

  /** Says once in a run which requested environments the replies so far do not have. */
  void noteNotFound(Answer answer) {
    List<String> notFound = labels(answer.notFound());
    if (notFound.isEmpty() || toldNotFound) {
      return;
    }
    toldNotFound = true;
    console.note(
        (notFound.size() == 1 ? "no reply has environment " : "no reply has environments ")
            + ShortList.of(notFound, ", ")
            + "; found: "
            + ShortList.of(labels(answer.found()), ", "));
  }

  private static List<String> labels(List<Environment> environments) {
    return environments.stream().map(Environment::label).toList();
  }

  /** An answer that is narrowed to some environments leaves out passes in others. */
  private void noteProject(Answer answer) {
    Query query = answer.query();
    List<Result> answered = answer.results().stream().filter(Result::answered).toList();
    boolean everywhere = query.environments().isEmpty() && !query.demo();
    if (everywhere
        && answered.size() > 1
        && answered.stream().allMatch(result -> result.freshness() == Freshness.NONE)) {
      console.note(
          "nothing passed in " + query.window().text() + "; is the API key for the right project?");
    }
  }

  private void noteNames(Answer answer) {
    boolean shown = style.isTerminal() && format.isForPeople();
    if (!shown || !answer.query().names().ids().isEmpty()) {
      return;
    }
    for (Environment environment : answer.environments()) {
      if (environment.needsName()) {
        console.note(
            "tip: name environments in empirical.properties: env-name."
                + environment.id()
                + "=NAME");
        return;
      }
    }
  }
}
