package run.empirical.cli.answer;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.GateText;
import run.empirical.cli.output.Summary;
import run.empirical.cli.time.Clocks;

/**
 * What standard error says of an answer: warnings, errors, and a summary.
 *
 * @param forPeople whether people read standard output, so that what it shows need not be repeated
 * @param onTerminal whether they read it on a terminal
 * @param onlyUnmet whether it leaves out test cases that meet the gate
 */
public record Messages(
    Console console,
    ErrorReporter errors,
    boolean forPeople,
    boolean onTerminal,
    boolean onlyUnmet) {
  void tell(Answer answer) {
    warnOfClocks(answer.clocks());
    warnOfFuture(answer);
    tellErrors(answer);
    noteUnlikeIds(answer);
    note(Summary.freshness(answer));
    noteNames(answer);
    if (answer.question().gate() != null) {
      noteHidden(answer);
      console.note(gateLine(answer));
    }
  }

  private void note(@Nullable String line) {
    if (line != null) {
      console.note(line);
    }
  }

  private void warnOfClocks(Clocks clocks) {
    if (clocks.server() != null && clocks.disagree()) {
      console.warning(
          "this machine's clock says "
              + clocks.local().truncatedTo(ChronoUnit.SECONDS)
              + ", the server's says "
              + clocks.server().truncatedTo(ChronoUnit.SECONDS)
              + "; ages count by the server's");
    }
  }

  private void warnOfFuture(Answer answer) {
    for (Result result : answer.results()) {
      for (Cell cell : result.cells()) {
        if (cell.age() != null && cell.age().isFuture()) {
          console.warning(
              "the last pass in "
                  + cell.environment().label()
                  + " lies "
                  + (cell.age().anchored() ? "after --before" : "in the future")
                  + "; its age is unknown");
          return;
        }
      }
    }
  }

  private void tellErrors(Answer answer) {
    boolean named = answer.question().namesTestCases();
    for (Map.Entry<Failure, List<TestCase>> failure : answer.failures().entrySet()) {
      List<TestCase> testCases = failure.getValue();
      if (failure.getKey().equals(answer.problem())) {
        errors.say(failure.getKey(), List.of(), named);
      } else if (testCases.size() > 1 && testCases.size() == answer.results().size()) {
        errors.sayOfAll(failure.getKey(), testCases, named);
      } else {
        errors.say(failure.getKey(), testCases, named);
      }
    }
  }

  private void noteUnlikeIds(Answer answer) {
    ShortList unlike = new ShortList(", ");
    for (Result result : answer.results()) {
      TestCase testCase = result.testCase();
      boolean typed = answer.question().list().typed().contains(testCase.id());
      if (typed
          && result.answered()
          && result.newest() == null
          && !testCase.looksLikePlaywright()) {
        unlike.add(testCase.id());
      }
    }
    if (unlike.size() > 0) {
      console.note(
          unlike
              + (unlike.size() == 1
                  ? " does not look like a Playwright test ID"
                  : " do not look like Playwright test IDs"));
    }
  }

  private void noteNames(Answer answer) {
    Question question = answer.question();
    String id = answer.environments().get(0).id();
    if (onTerminal && id != null && question.names().all().isEmpty()) {
      console.note("tip: name environments in empirical.properties: env-name." + id + "=NAME");
    }
  }

  private void noteHidden(Answer answer) {
    int all = answer.results().size();
    int met = all - answer.unmet() - answer.failed();
    if (onlyUnmet && met > 0) {
      console.note(
          met
              + " of "
              + all
              + (met == 1
                  ? " test cases meets the gate and is"
                  : " test cases meet the gate and are")
              + " not shown (--only-unmet)");
    }
  }

  private String gateLine(Answer answer) {
    GateText text = new GateText(answer);
    int all = answer.results().size();
    Boolean met = answer.met();
    String line;
    if (met == null) {
      String lookUps = all == 1 ? "1 look-up" : all + " look-ups";
      line =
          "cannot tell whether the gate is met: " + answer.failed() + " of " + lookUps + " failed";
    } else if (met) {
      line = "gate met";
    } else if (all == 0) {
      line = "gate not met: there are no test cases";
    } else {
      String share = all > 1 ? " for " + answer.unmet() + " of " + all + " test cases" : "";
      line = "gate not met" + share + reasons(answer, text);
    }
    return line + " (required: " + text.conditions() + ")";
  }

  /** What is unmet and by how much, unless standard output shows it. */
  private String reasons(Answer answer, GateText text) {
    boolean named = answer.question().namesTestCases();
    if (forPeople && named) {
      return "";
    }
    ShortList reasons = new ShortList(named ? "; " : ", ");
    for (Result result : answer.results()) {
      ShortList own = new ShortList(", ");
      for (Cell cell : result.cells()) {
        if (cell.gateStatus().unmet()) {
          own.add(text.shortfall(cell));
        }
      }
      if (own.size() > 0) {
        reasons.add(named ? result.testCase().label() + ": " + own : own.toString());
      }
    }
    return ": " + reasons;
  }
}
