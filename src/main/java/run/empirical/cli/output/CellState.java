package run.empirical.cli.output;

import java.time.Duration;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.Row;

/** The state of a matrix cell, which sets its colour: the gate's result, else the age. */
enum CellState {
  OK(Style.GOOD, "ok"),
  STALE(Style.WARNING, "stale"),
  FUTURE(Style.WARNING, "in the future"),
  MISSING(Style.BAD, "missing"),
  NOT_GATED(Style.FAINT, "not gated"),
  DAY(Style.GOOD, "under a day"),
  WEEK(Style.PLAIN, "under a week"),
  MONTH(Style.WARNING, "under 30 days"),
  OLDER(Style.WARNING, "older"),
  ABSENT(Style.BAD, "not in the window"),
  UNANSWERED(Style.WARNING, "unanswered");

  private final Style style;
  private final String label;

  CellState(Style style, String label) {
    this.style = style;
    this.label = label;
  }

  static CellState of(Finding finding, Row cell, boolean gated) {
    if (!finding.answered()) {
      return UNANSWERED;
    }
    if (gated) {
      return of(cell.gateStatus());
    }
    return cell.age() == null ? ABSENT : of(cell.age());
  }

  /** The style on a terminal. */
  Style style() {
    return style;
  }

  /** The name in a legend. */
  String label() {
    return label;
  }

  /** The state of an environment that the gate judges. */
  static CellState of(GateStatus gateStatus) {
    return switch (gateStatus) {
      case OK -> OK;
      case STALE -> STALE;
      case FUTURE -> FUTURE;
      case MISSING -> MISSING;
      case NOT_GATED -> NOT_GATED;
    };
  }

  private static CellState of(Age age) {
    if (age.isFuture()) {
      return FUTURE;
    }
    long days = Duration.ofMillis(age.millis()).toDays();
    return days < 1 ? DAY : days < 7 ? WEEK : days < 30 ? MONTH : OLDER;
  }
}
