package run.empirical.cli.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Message;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.output.FailureSentences;
import run.empirical.cli.output.GateSentences;
import run.empirical.cli.output.Labels;
import run.empirical.cli.output.LastRunsSentences;
import run.empirical.cli.text.ShortList;
import run.empirical.cli.time.RunClock;

/** Prints the warnings, errors and sentences about a run's answer to standard error. */
final class AnswerMessages {
  /** A name that shells take as it is. */
  private static final Pattern WORD = Pattern.compile("[\\w.-]+");

  private final Console console;
  private final Outputs outputs;
  private boolean notedNotFound;

  /** The messages of one run, which do not repeat what the outputs show. */
  AnswerMessages(Console console, Outputs outputs) {
    this.console = console;
    this.outputs = outputs;
  }

  /** Prints the line above the answer, if anything is drawn below it. */
  void printHeading(Answer answer) {
    TestCaseList list = answer.question().list();
    if (list.headed() && answer.anyKnown() && outputs.format().needsMessages()) {
      console.note("%s; when each last passed:", list.failedText());
    }
  }

  /** Prints all messages but the heading, at the end of the run. */
  void print(Answer answer) {
    Labels labels = labels(answer);
    warnOfClocks(answer);
    warnOfFuture(answer, labels);
    boolean named = answer.question().namesTestCases();
    FailureSentences.lines(answer.results(), named, labels).forEach(console::error);
    List<String> unusualIds = unusualIds(answer);
    noteUnusualIds(unusualIds);
    noteNotFound(answer);
    if (unusualIds.isEmpty()) {
      noteNoPass(answer);
    }
    if (outputs.format().needsMessages()) {
      LastRunsSentences.lines(answer, labels).forEach(console::note);
    }
    noteNames(answer, labels);
    if (answer.gate() != null) {
      GateSentences gate = new GateSentences(answer, labels);
      console.note(gate.line(!outputs.format().isForPeople()));
    }
  }

  /** The names in an answer, without secrets. */
  Labels labels(Answer answer) {
    return new Labels(answer, outputs.style().redaction());
  }

  private void warnOfClocks(Answer answer) {
    String passesFrom = passesFrom(answer);
    RunClock.Readings read = answer.clocks();
    RunClock.Reading clocks = passesFrom.isEmpty() ? read.current() : read.furthest();
    if (clocks.server() != null && (!passesFrom.isEmpty() || clocks.disagree())) {
      console.warning(
          "this machine's clock says %s, the server's says %s; ages count from %s%s",
          clocks.local().truncatedTo(ChronoUnit.SECONDS),
          clocks.server().truncatedTo(ChronoUnit.SECONDS),
          answer.question().window().before() == null ? "the later one" : "--before",
          passesFrom);
    }
  }

  /** When passes count from, if that is later than the time of {@code --since}; else empty. */
  private static String passesFrom(Answer answer) {
    Gate gate = answer.gate();
    Instant judged = gate == null || gate.since() == null ? null : gate.since().instant();
    Duration lead = answer.clocks().lead();
    return judged == null || lead.isZero()
        ? ""
        : Message.of(", and passes from %s instead of --since %s", judged, judged.minus(lead));
  }

  private void warnOfFuture(Answer answer, Labels labels) {
    String when = answer.question().window().before() == null ? "in the future" : "after --before";
    List<String> environments =
        answer.results().stream()
            .flatMap(result -> result.cells().stream().filter(Cell::isFuture))
            .map(cell -> labels.inSentence(cell.environment()))
            .distinct()
            .toList();
    if (!environments.isEmpty()) {
      console.warning(
          "the last pass is %s in %s; its age is unknown", when, ShortList.of(environments, ", "));
    }
  }

  /** The IDs without a pass that are not Playwright IDs. */
  private static List<String> unusualIds(Answer answer) {
    return answer.results().stream()
        .filter(result -> result.withoutPass() && !TestCaseId.isPlaywright(result.testCase().id()))
        .map(result -> result.testCase().id())
        .toList();
  }

  private void noteUnusualIds(List<String> unusual) {
    if (!unusual.isEmpty()) {
      console.note(
          "%s %s such as %s; %s",
          ShortList.of(unusual, ", "),
          unusual.size() == 1
              ? "does not look like a Playwright test ID"
              : "do not look like Playwright test IDs",
          TestCaseId.EXAMPLE,
          TestCaseId.BY_TITLE);
    }
  }

  /** Notes, once while waiting, which environments no reply so far has. */
  void noteNotFoundSoFar(Answer answer) {
    if (!notedNotFound) {
      noteNotFound(answer);
      notedNotFound = !answer.notFound().isEmpty();
    }
  }

  private void noteNotFound(Answer answer) {
    Labels labels = labels(answer);
    List<String> notFound = answer.notFound().stream().map(labels::withId).toList();
    if (notFound.isEmpty()) {
      return;
    }
    boolean namesAreMissing =
        answer.question().lacksProjectFile()
            && answer.others().stream().allMatch(Environment::isUnnamedAndOpaque);
    console.note(
        "no reply has environment%s %s; others: %s%s%s",
        notFound.size() == 1 ? "" : "s",
        ShortList.of(notFound, ", "),
        ShortList.of(answer.others().stream().map(labels::withId).toList(), ", "),
        namesAreMissing ? "; no empirical.properties was read" : "",
        howToName(answer, labels));
  }

  /**
   * How to name an environment of the replies; empty if each has a name or an ID that people can
   * read. It may be any of them, so no ID is suggested: the wrong one could meet a gate.
   */
  private static String howToName(Answer answer, Labels labels) {
    List<String> wanted =
        answer.notFound().stream()
            .filter(environment -> environment.name() == null && !environment.isUnnamedAndOpaque())
            .map(labels::of)
            .toList();
    if (wanted.isEmpty() || answer.others().stream().noneMatch(Environment::needsName)) {
      return "";
    }
    boolean oneWord = wanted.size() == 1 && WORD.matcher(wanted.get(0)).matches();
    return "; to name one, add --env-name ID=" + (oneWord ? wanted.get(0) : "NAME");
  }

  /** Notes the likely reasons why no reply of the run has a pass in any environment. */
  private void noteNoPass(Answer answer) {
    Question question = answer.question();
    boolean answered = answer.unansweredCount() == 0 && !answer.results().isEmpty();
    if (answered && !answer.hasPass() && !question.demo()) {
      console.note(
          "no pass in any environment in %s: a test's ID changes with its title, file and"
              + " Playwright project, and the key may be another Empirical project's",
          question.window().text());
    }
  }

  /** Suggests names for numbers and UUIDs. The page of a test run shows which environment it is. */
  private void noteNames(Answer answer, Labels labels) {
    if (!outputs.style().isTerminal() || !outputs.format().isForPeople()) {
      return;
    }
    List<String> pages = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < answer.environments().size(); i++) {
      Environment environment = answer.environments().get(i);
      String testRunId = testRun(answer, i);
      if (environment.needsName() && testRunId != null) {
        pages.add(labels.of(environment) + ": " + labels.testRun(testRunId));
        lines.add("env-name." + labels.of(environment) + "=NAME");
      }
    }
    if (!pages.isEmpty()) {
      console.note(
          "tip: see which environment %s is on the page of a test run (%s), and add %s to"
              + " empirical.properties%s",
          pages.size() == 1 ? "it" : "each",
          ShortList.of(pages, ", "),
          ShortList.of(lines, lines.size() == 2 ? " and " : ", "),
          outputs.style().dashboard() == null
              ? ", and for links dashboard=https://dash.empirical.run/PROJECT"
              : "");
    }
  }

  /** A test run with a pass in this column; null if there is none. */
  private static @Nullable String testRun(Answer answer, int column) {
    for (TestCaseAnswer result : answer.results()) {
      Pass pass = result.cells().get(column).pass();
      if (pass != null) {
        return pass.testRunId();
      }
    }
    return null;
  }
}
