package run.empirical.cli.output;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Result;
import run.empirical.cli.text.ShortList;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.PointInTime;
import run.empirical.cli.time.RelativeTime;

/** Describes a gate and what does not meet it. */
public final class GateText {
  private final Answer answer;
  private final Gate gate;
  private final LookBackWindow window;

  /** For an answer to a question with a gate. */
  public GateText(Answer answer) {
    this.answer = answer;
    this.gate = Objects.requireNonNull(answer.question().gate(), "there is no gate");
    this.window = answer.question().window();
  }

  /** The conditions: {@code a last pass at most 1d old in production, staging}. */
  public String conditions() {
    List<String> judged =
        answer.environments().stream()
            .filter(environment -> environment.id() != null && gate.covers(environment))
            .map(Environment::label)
            .toList();
    return "a last pass"
        + (gate.maxAge() == null ? "" : " at most " + DurationText.format(gate.maxAge()) + " old")
        + (gate.maxAge() == null || gate.since() == null ? "" : " and")
        + (gate.since() == null ? "" : " " + since(gate.since()))
        + (judged.isEmpty() ? "" : " in " + ShortList.of(judged, ", "));
  }

  /** What is unmet for a test case, and by how much. */
  public String shortfalls(Result result) {
    return listed(result, this::shortfall);
  }

  /** The same without ages, which change every second: {@code staging: not within 7d}. */
  public String reasons(Result result) {
    return listed(result, cell -> reason(cell, ""));
  }

  private static String listed(Result result, Function<Cell, String> words) {
    return ShortList.of(
        result.cells().stream().filter(cell -> cell.gateStatus().unmet()).map(words).toList(),
        ", ");
  }

  /** Why a cell is unmet, and by how much: {@code staging: 24d old, not within 7d}. */
  String shortfall(Cell cell) {
    return reason(cell, age(cell));
  }

  private String reason(Cell cell, String age) {
    String place = cell.environment().id() == null ? "" : cell.environment().label() + ": ";
    return place
        + switch (cell.gateStatus()) {
          case MISSING -> "not in " + window.lengthInWords();
          case FUTURE -> window.before() == null ? "in the future" : "after --before";
          case BEFORE_SINCE -> age + "not " + since(Objects.requireNonNull(gate.since()));
          case BEFORE_WINDOW -> age + "before the look-back window of " + window.lengthInWords();
          case TOO_OLD ->
              age + "not within " + DurationText.format(Objects.requireNonNull(gate.maxAge()));
          case OK, NOT_GATED -> throw new IllegalArgumentException("not unmet: " + cell);
        };
  }

  /** With {@code --before}, a duration would not say from when it counts. */
  private String since(PointInTime since) {
    return since.ago() != null && window.before() == null
        ? "in the last " + DurationText.format(since.ago())
        : "since " + since.at(answer.clocks().latest());
  }

  /** As the table and the matrix show it, unless that equals a limit, or says no more than now. */
  private String age(Cell cell) {
    if (cell.age() == null) {
      return "";
    }
    String age = RelativeTime.brief(cell.age());
    Duration ago = gate.since() == null ? null : gate.since().ago();
    boolean vague =
        age.equals("now")
            || Stream.concat(Stream.ofNullable(gate.maxAge()), Stream.ofNullable(ago))
                .anyMatch(limit -> age.equals(DurationText.format(limit)));
    Duration exact = Duration.ofSeconds(Math.max(0, cell.age().seconds()));
    return (vague ? DurationText.format(exact) : age) + " old, ";
  }
}
