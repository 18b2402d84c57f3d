package run.empirical.cli.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.LastRuns;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.text.Plural;
import run.empirical.cli.text.SafeText;

/**
 * The answer as one format shows it. Formats print other people's text only through these methods,
 * which replace secrets and then escape the text. An escaped secret could no longer be found.
 *
 * @param shown the results to show, in the order shown
 * @param labels the names of test cases, environments and test runs
 * @param gate the sentences about the gate; null without one
 */
record Drawing(
    Answer answer,
    Style style,
    List<TestCaseAnswer> shown,
    Labels labels,
    @Nullable GateSentences gate) {
  /** The start of the notice that the data is invented. */
  static final String INVENTED = "Invented data";

  /** The rest of the notice that the data is invented. */
  static final String INVENTED_MEANS = " (--demo): nothing here says anything about real tests.";

  /**
   * Prepares an answer for a format. For people, the tests of a Playwright report are sorted by the
   * test runs in which they last passed.
   *
   * @param forPeople whether people read the format, rather than programs
   */
  static Drawing of(boolean forPeople, Answer answer, Style style) {
    Labels labels = new Labels(answer, style.redaction());
    return new Drawing(
        answer,
        style,
        forPeople ? shownToPeople(answer) : answer.results(),
        labels,
        answer.gate() == null ? null : new GateSentences(answer, labels));
  }

  /** None if nothing is known: people need only the reason, which is printed elsewhere. */
  private static List<TestCaseAnswer> shownToPeople(Answer answer) {
    if (!answer.anyKnown()) {
      return List.of();
    }
    return answer.question().list().allReported()
        ? answer.results().stream().sorted(LastRuns.order(answer.lastRuns())).toList()
        : answer.results();
  }

  Question question() {
    return answer.question();
  }

  /** Whether there is a gate. */
  boolean gated() {
    return gate != null;
  }

  /** A time in UTC, to the second: {@code 2026-11-24T09:12:44Z}. */
  static String timeText(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Text without secrets, still to be escaped. */
  String redacted(String text) {
    return style.redaction().apply(text);
  }

  /** Text for a terminal or at the start of a line. */
  String plain(String text) {
    return SafeText.of(redacted(text));
  }

  /** Text for a terminal, not at the start of a line. */
  String inLine(String text) {
    return SafeText.inLine(redacted(text));
  }

  /** Text for XML and HTML. */
  String xml(String text) {
    return XmlEscapes.of(redacted(text));
  }

  /** Text for a cell of a Markdown table. */
  String markdown(String text) {
    return MarkdownEscapes.of(redacted(text));
  }

  /** Text for a quoted attribute of an HTML tag in Markdown. */
  String markdownAttribute(String text) {
    return MarkdownEscapes.attribute(redacted(text));
  }

  /** The result of the gate; without one, how many tests failed, and of how many others it is. */
  String headline() {
    if (gate != null) {
      return gate.headline();
    }
    TestCaseList list = question().list();
    String failed = list.failedText();
    int others = list.testCases().size() - list.reportedIds().size();
    if (failed == null) {
      return "last passes of " + Plural.of(others, "test case");
    }
    String when = anyFailed() && answer.anyKnown() ? "; when each last passed" : "";
    String beside = others == 0 ? "" : "; last passes of " + Plural.of(others, "other test case");
    return failed + when + beside;
  }

  /** Whether the answer is about tests that failed in a Playwright run. */
  boolean anyFailed() {
    return !question().list().reportedIds().isEmpty();
  }

  /** The test cases that do not meet the gate, or why the only one does not; empty for none. */
  String unmet() {
    return gate == null ? "" : gate.unmet(/* detailed= */ false);
  }

  /**
   * A cell's state: the gate's result or, without one, its age. Beside failed tests, none is good.
   */
  CellState state(TestCaseAnswer result, Cell cell) {
    CellState state = CellState.of(result, cell, gated());
    boolean recent = state == CellState.DAY || state == CellState.WEEK;
    return recent && anyFailed() ? CellState.RECENT : state;
  }

  /** This text with a capital letter, to start a sentence. */
  static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The lines about the test runs in which the test cases last passed. */
  List<String> lastRuns() {
    return LastRunsSentences.lines(answer, labels);
  }

  /** A line for each failure, with its test cases. */
  List<String> failures() {
    return FailureSentences.lines(answer.results(), /* named= */ true, labels);
  }

  /** The conditions of the gate; null without one. */
  @Nullable String required() {
    return gate == null ? null : "required: " + gate.conditions();
  }

  /** A cell's age in short: {@code 3h}, {@code >30d} without a pass, {@code ?} if unknown. */
  String age(TestCaseAnswer result, Cell cell) {
    if (!result.known()) {
      return "?";
    }
    Pass pass = cell.pass();
    if (pass == null) {
      return ">" + question().window().length().toDays() + "d";
    }
    return gate == null ? pass.age().brief() : gate.age(pass.age(), cell.gateStatus());
  }

  /** A cell's age in full: {@code 3 hours ago}, {@code not in 30 days} without a pass. */
  String fullAge(Cell cell) {
    Pass pass = cell.pass();
    return pass == null ? "not in " + question().window().text() : pass.age().text();
  }
}
