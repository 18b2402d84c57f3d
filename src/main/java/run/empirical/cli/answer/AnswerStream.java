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

/** Processes look-ups in input order: prints and counts each, and warns. */
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
   * Processes one run.
   *
   * @param order the output order; all but the input order wait for the last look-up
   * @param before the value of {@code --before}; null without it
   * @param clocks the local clock and the server's
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
   * Processes the next look-up.
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

  /** Judges accepted passes again with the clocks as known now, and ends the output. */
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
   * The reference time at the end of a look-up. A batch may take hours, and its first replies may
   * not have the server's time.
   */
  private ReferenceTime reference() {
    Clocks now = clocks.get();
    warnings.noteClocks(now);
    return ReferenceTime.of(before, now);
  }
}
