package run.empirical.cli.answer;

import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.Tally;

/** Summarizes the gate's result in one line. */
final class GateSummary {
  private final Gate gate;
  private final EnvironmentNames names;
  private final boolean batch;
  private final ShortList reasons;
  private final ShortList reasonsAtEnd;

  GateSummary(Gate gate, EnvironmentNames names, boolean batch) {
    this.gate = gate;
    this.names = names;
    this.batch = batch;
    this.reasons = new ShortList(batch ? "; " : ", ");
    this.reasonsAtEnd = new ShortList(batch ? "; " : ", ");
  }

  void add(Finding finding) {
    add(finding, reasons);
  }

  void addRefusedAtEnd(Finding finding) {
    add(finding, reasonsAtEnd);
  }

  String line(Tally tally) {
    Boolean met = tally.gateMet();
    if (met == null) {
      return "cannot tell whether the gate is met: "
          + tally.failures()
          + " of "
          + lookUps(tally.lookUps())
          + " failed"
          + asked();
    }
    if (met) {
      return "gate met" + asked();
    }
    return "gate not met" + share(tally) + ": " + why(tally) + asked();
  }

  private void add(Finding finding, ShortList list) {
    ShortList own = new ShortList(", ");
    for (Row row : finding.rows()) {
      if (row.gateStatus().unmet()) {
        (batch ? own : list).add(gate.shortfall(row));
      }
    }
    if (own.size() > 0) {
      list.add(finding.testCase().label() + ": " + own);
    }
  }

  private String asked() {
    return " (required: " + gate.inWords(names) + ")";
  }

  private static String lookUps(int number) {
    return number == 1 ? "1 look-up" : number + " look-ups";
  }

  private static String share(Tally tally) {
    return tally.lookUps() > 1 && tally.unmet() > 0
        ? " for " + tally.unmet() + " of " + tally.lookUps() + " test cases"
        : "";
  }

  private String why(Tally tally) {
    if (tally.lookUps() == 0) {
      return "there are no test cases";
    }
    if (reasonsAtEnd.size() == 0) {
      return reasons.toString();
    }
    return reasons
        + (reasons.size() == 0 ? "" : "; ")
        + "judged again at the end of the run, "
        + reasonsAtEnd;
  }
}
