package run.empirical.cli.output;

import java.time.Duration;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.time.Age;

/** The state of a cell, which determines its colour: the gate's result or, without one, the age. */
enum CellState {
  OK(Colour.GOOD, "ok"),
  STALE(Colour.WARNING, "stale"),
  FUTURE(Colour.WARNING, "in the future"),
  MISSING(Colour.BAD, "missing"),
  NOT_JUDGED(Colour.FAINT, "not judged"),
  DAY(Colour.GOOD, "under a day"),
  WEEK(Colour.PLAIN, "under a week"),
  RECENT(Colour.PLAIN, "under a week"),
  OLDER(Colour.WARNING, "a week or older"),
  ABSENT(Colour.BAD, "not in the window"),
  UNANSWERED(Colour.WARNING, "unanswered");

  private final Colour colour;
  private final String label;

  CellState(Colour colour, String label) {
    this.colour = colour;
    this.label = label;
  }

  static CellState of(TestCaseAnswer result, Cell cell, boolean gated) {
    if (!result.known()) {
      return UNANSWERED;
    }
    if (gated) {
      return of(cell.gateStatus());
    }
    return cell.pass() == null ? ABSENT : of(cell.pass().age());
  }

  /** The state of a cell by the gate's result. */
  static CellState of(GateStatus gateStatus) {
    return switch (gateStatus) {
      case OK -> OK;
      case TOO_OLD, BEFORE_SINCE, BEFORE_WINDOW -> STALE;
      case FUTURE -> FUTURE;
      case MISSING -> MISSING;
      case NOT_JUDGED -> NOT_JUDGED;
    };
  }

  private static CellState of(Age age) {
    if (age.isFuture()) {
      return FUTURE;
    }
    long days = Duration.ofMillis(age.millis()).toDays();
    return days < 1 ? DAY : days < 7 ? WEEK : OLDER;
  }

  /** The state's colour on a terminal. */
  Colour colour() {
    return colour;
  }

  /** The state's name in a legend. */
  String label() {
    return label;
  }
}
