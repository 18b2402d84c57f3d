package run.empirical.cli.command;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.AcceptedPasses;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.RowRules;
import run.empirical.cli.model.Tally;

/** Takes look-ups in the order asked; reads, prints and counts each, and says what is odd. */
final class AnswerStream {
  private final RowRules rules;
  private final @Nullable Instant before;
  private final Supplier<Clocks> clocks;
  private final Printout printout;
  private final Complaints complaints;
  private final Remarks remarks;
  private final Tally tally = new Tally();
  private final @Nullable AcceptedPasses accepted;

  /**
   * Prepares for one run.
   *
   * @param before what {@code --before} names; null without it
   * @param clocks what this machine's clock and the server's say
   */
  AnswerStream(
      RowRules rules,
      @Nullable Instant before,
      Supplier<Clocks> clocks,
      Printout printout,
      Complaints complaints,
      Remarks remarks) {
    this.rules = rules;
    this.before = before;
    this.clocks = clocks;
    this.printout = printout;
    this.complaints = complaints;
    this.remarks = remarks;
    this.accepted = rules.gate() == null ? null : new AcceptedPasses(rules.gate());
  }

  /**
   * Takes the next look-up.
   *
   * @return whether more are wanted: not when nobody reads them and no gate depends on them
   */
  boolean add(LookUp lookUp) {
    Finding finding = rules.read(lookUp, reference());
    tally.add(finding);
    if (accepted != null) {
      accepted.add(finding);
    }
    remarks.add(lookUp, finding);
    printout.add(finding);
    if (finding.failure() != null) {
      complaints.say(finding.failure(), finding.testCase());
    }
    return rules.gate() != null || printout.isWanted();
  }

  /** Judges once more by what is known now and ends the printout; returns what came of it all. */
  Tally end() {
    ReferenceTime end = reference();
    if (accepted != null) {
      for (Finding refused : accepted.refusedAt(end)) {
        tally.refuseAtEnd();
        remarks.addRefusedAtEnd(refused);
      }
    }
    try {
      printout.end(end);
    } finally {
      complaints.end();
      remarks.end(tally);
    }
    return tally;
  }

  /**
   * What ages count from when a look-up is over: a batch may go on for hours, and its first replies
   * need not tell the server's time.
   */
  private ReferenceTime reference() {
    Clocks now = clocks.get();
    remarks.noteClocks(now);
    return ReferenceTime.of(before, now);
  }
}
