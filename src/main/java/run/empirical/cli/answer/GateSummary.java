package run.empirical.cli.answer;

import java.util.StringJoiner;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.Tally;
import run.empirical.cli.output.GateText;

/** Summarizes the gate's result in one line. */
final class GateSummary {
  private final GateText text;
  private final boolean named;
  private final boolean detailed;
  private final ShortList reasons;
  private final ShortList reasonsAtEnd;

  /** Summarizes one run, in detail if standard output does not show what is unmet. */
  GateSummary(Question question, boolean detailed) {
    this.text = new GateText(question);
    this.named = question.namesTestCases();
    this.detailed = detailed || !named;
    this.reasons = new ShortList(named ? "; " : ", ");
    this.reasonsAtEnd = new ShortList(named ? "; " : ", ");
  }

  void add(Finding finding, ReferenceTime reference) {
    if (detailed) {
      add(finding, reference, reasons);
    }
  }

  void addRefusedAtEnd(Finding finding, ReferenceTime reference) {
    add(finding, reference, reasonsAtEnd);
  }

  String line(Tally tally) {
    Boolean met = tally.gateMet();
    String required = " (required: " + text.conditions() + ")";
    if (met == null) {
      return "cannot tell whether the gate is met: "
          + tally.failures()
          + " of "
          + lookUps(tally.lookUps())
          + " failed"
          + required;
    }
    return met ? "gate met" + required : "gate not met" + share(tally) + why(tally) + required;
  }

  private void add(Finding finding, ReferenceTime reference, ShortList list) {
    ShortList own = new ShortList(", ");
    for (Row row : finding.rows()) {
      if (row.gateStatus().unmet()) {
        (named ? own : list).add(text.shortfall(row, reference));
      }
    }
    if (own.size() > 0) {
      list.add(finding.testCase().label() + ": " + own);
    }
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
      return ": there are no test cases";
    }
    StringJoiner why = new StringJoiner("; ", ": ", "").setEmptyValue("");
    if (reasons.size() > 0) {
      why.add(reasons.toString());
    }
    if (reasonsAtEnd.size() > 0) {
      why.add("judged again at the end of the run, " + reasonsAtEnd);
    }
    return why.toString();
  }
}
