package run.empirical.cli.output;

import run.empirical.cli.model.Answer;

/** The possible results of a gate. */
enum Verdict {
  MET("✅"),
  NOT_MET("❌"),
  UNDECIDED("❓"),
  NO_GATE("");

  private final String mark;

  Verdict(String mark) {
    this.mark = mark;
  }

  static Verdict of(Answer answer) {
    if (answer.question().gate() == null) {
      return NO_GATE;
    }
    Boolean met = answer.met();
    return met == null ? UNDECIDED : met ? MET : NOT_MET;
  }

  /** A sign for it; empty without a gate. */
  String mark() {
    return mark;
  }
}
