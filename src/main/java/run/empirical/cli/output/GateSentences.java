package run.empirical.cli.output;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.text.ShortList;
import run.empirical.cli.time.Age;
import run.empirical.cli.time.PointInTime;

/** The sentences about a gate: its conditions, its result, and the reasons why it is not met. */
public record GateSentences(Answer answer, Labels labels) {
  private Gate gate() {
    return requireNonNull(answer.gate(), "there is no gate");
  }

  /** The result and the number of test cases: {@code gate not met for 2 of 5 test cases}. */
  String headline() {
    int all = answer.results().size();
    return switch (answer.verdict()) {
      case MET -> "gate met";
      case NOT_MET ->
          all == 1
              ? "gate not met"
              : "gate not met for " + answer.unmetCount() + " of " + all + " test cases";
      case UNDECIDED ->
          "gate undecided: " + answer.unansweredCount() + " of " + all + " look-ups failed";
      case NO_GATE -> throw new IllegalStateException("there is no gate");
    };
  }

  /**
   * The result, the test cases that do not meet the gate, and the conditions in one line.
   *
   * @param detailed whether to list the reasons of several test cases; false if the output shows
   *     them
   */
  public String line(boolean detailed) {
    String unmet = unmet(detailed);
    return headline() + (unmet.isEmpty() ? "" : ": " + unmet) + " (required: " + conditions() + ")";
  }

  /**
   * The first test cases that do not meet the gate, and how many more; empty if there are none.
   *
   * @param detailed whether to list the reasons of several test cases, as of a single one
   */
  String unmet(boolean detailed) {
    boolean reasons = detailed || answer.results().size() == 1;
    List<String> unmet =
        answer.results().stream()
            .filter(TestCaseAnswer::unmet)
            .map(
                result ->
                    reasons
                        ? withName(result, listed(result, this::shortfall))
                        : labels.of(result.testCase()))
            .toList();
    return ShortList.of(unmet, reasons ? "; " : ", ");
  }

  /** Why these test cases do not meet the gate yet; without ages, which change every second. */
  public String reasons(List<TestCaseAnswer> unsettled) {
    List<String> reasons = new ArrayList<>();
    for (TestCaseAnswer result : unsettled) {
      if (result.answered()) {
        reasons.add(withName(result, listed(result, cell -> reason(cell, ""))));
      }
    }
    boolean named = answer.question().namesTestCases();
    reasons.addAll(FailureSentences.lines(unsettled, named, labels));
    return ShortList.of(reasons, "; ");
  }

  private String withName(TestCaseAnswer result, String text) {
    return answer.question().namesTestCases() ? labels.of(result.testCase()) + ": " + text : text;
  }

  /** The conditions of the gate: {@code a last pass at most 1d old in production, staging}. */
  String conditions() {
    List<String> judged =
        answer.environments().stream().filter(gate()::judges).map(labels::inGate).toList();
    return "a last pass"
        + (gate().maxAge() == null ? "" : " at most " + gate().maxAge().text() + " old")
        + (gate().maxAge() == null || gate().since() == null ? "" : " and")
        + (gate().since() == null ? "" : " " + since("since ", "in the last "))
        + " in "
        + ShortList.of(judged, ", ");
  }

  /** The environments that do not meet the gate, each with the reason. */
  private static String listed(TestCaseAnswer result, Function<Cell, String> reason) {
    return ShortList.of(
        result.cells().stream().filter(cell -> cell.gateStatus().isUnmet()).map(reason).toList(),
        ", ");
  }

  /** Why a cell does not meet the gate, with its age: {@code staging: 24d old, not within 7d}. */
  String shortfall(Cell cell) {
    Pass pass = cell.pass();
    return reason(cell, pass == null ? "" : age(pass.age(), cell.gateStatus()) + " old, ");
  }

  /** The age of a pass in short. If it exceeds a limit, it is precise enough to show that. */
  String age(Age age, GateStatus status) {
    Duration limit =
        switch (status) {
          case TOO_OLD -> requireNonNull(gate().maxAge()).duration();
          case BEFORE_SINCE ->
              Duration.between(requireNonNull(gate().since()).at(answer.now()), answer.now());
          case BEFORE_WINDOW -> answer.question().window().length();
          case OK, FUTURE, MISSING, NOT_JUDGED -> null;
        };
    return limit == null ? age.brief() : age.briefOver(limit);
  }

  private String reason(Cell cell, String age) {
    return labels.inGate(cell.environment())
        + ": "
        + switch (cell.gateStatus()) {
          case MISSING -> "not in " + answer.question().window().lengthText();
          case FUTURE -> "in the future";
          case BEFORE_SINCE -> age + since("before --since ", "not within ");
          case BEFORE_WINDOW ->
              age + "before the look-back window of " + answer.question().window().lengthText();
          case TOO_OLD -> age + "not within " + requireNonNull(gate().maxAge()).text();
          case OK, NOT_JUDGED -> throw new IllegalArgumentException("not unmet: " + cell);
        };
  }

  /** The time of {@code --since} after the prefix for its kind. A duration is written as typed. */
  private String since(String instantPrefix, String durationPrefix) {
    PointInTime since = requireNonNull(gate().since());
    return since.ago() == null
        ? instantPrefix + since.instant()
        : durationPrefix + since.ago().text();
  }
}
