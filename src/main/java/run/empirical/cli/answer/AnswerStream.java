package run.empirical.cli.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
public final class AnswerStream {
  private final RowRules rules;
  private final SortOrder order;
  private final @Nullable Instant before;
  private final Supplier<Clocks> clocks;
  private final AnswerWriter writer;
  private final ErrorReporter errors;
  private final Warnings warnings;
  private final List<LookUp> held = new ArrayList<>();
  private final Tally tally = new Tally();
  private final @Nullable AcceptedPasses accepted;

  /**
   * Prepares for one run.
   *
   * @param order in which order look-ups are shown; all but the order asked wait for the last one
   * @param before what {@code --before} names; null without it
   * @param clocks what this machine's clock and the server's say
   */
  public AnswerStream(
      RowRules rules,
      SortOrder order,
      @Nullable Instant before,
      Supplier<Clocks> clocks,
      AnswerWriter writer,
      ErrorReporter errors,
      Warnings warnings) {
    this.rules = rules;
    this.order = order;
    this.before = before;
    this.clocks = clocks;
    this.writer = writer;
    this.errors = errors;
    this.warnings = warnings;
    this.accepted = rules.gate() == null ? null : new AcceptedPasses(rules.gate());
  }

  /**
   * Takes the next look-up.
   *
   * @return whether more are wanted: not when nobody reads them and no gate depends on them
   */
  public boolean add(LookUp lookUp) {
    if (order == SortOrder.ASKED) {
      return take(lookUp);
    }
    held.add(lookUp);
    return true;
  }

  private boolean take(LookUp lookUp) {
    Finding finding = rules.read(lookUp, reference());
    tally.add(finding);
    if (accepted != null) {
      accepted.add(finding);
    }
    warnings.add(lookUp, finding);
    writer.add(finding);
    if (finding.failure() != null) {
      errors.say(finding.failure(), finding.testCase());
    }
    return rules.gate() != null || writer.isWanted();
  }

  /** Judges once more by what is known now and ends the printout; returns what came of it all. */
  public Tally end() {
    order.sorted(held, rules).forEach(this::take);
    ReferenceTime end = reference();
    if (accepted != null) {
      for (Finding refused : accepted.noLongerAccepted(end)) {
        tally.recordRejectedPass();
        warnings.addRefusedAtEnd(refused);
      }
    }
    try {
      writer.end(end);
    } finally {
      errors.end();
      warnings.end(tally);
    }
    return tally;
  }

  /**
   * What ages count from when a look-up is over: a batch may go on for hours, and its first replies
   * need not tell the server's time.
   */
  private ReferenceTime reference() {
    Clocks now = clocks.get();
    warnings.noteClocks(now);
    return ReferenceTime.of(before, now);
  }
}
