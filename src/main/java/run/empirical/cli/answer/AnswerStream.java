package run.empirical.cli.answer;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.AcceptedPasses;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.RowRules;
import run.empirical.cli.model.Tally;

/** Processes look-ups in input order: prints and counts each, and warns. */
final class AnswerStream {
  private final Question question;
  private final RowRules rules;
  private final Supplier<Clocks> clocks;
  private final AnswerWriter writer;
  private final ErrorReporter errors;
  private final Warnings warnings;
  private final Tally tally = new Tally();
  private final @Nullable AcceptedPasses accepted;

  /**
   * Processes one run.
   *
   * @param clocks the local clock and the server's
   */
  AnswerStream(
      Question question,
      Supplier<Clocks> clocks,
      AnswerWriter writer,
      ErrorReporter errors,
      Warnings warnings) {
    this.question = question;
    this.rules = new RowRules(question);
    this.clocks = clocks;
    this.writer = writer;
    this.errors = errors;
    this.warnings = warnings;
    this.accepted = question.gate() == null ? null : new AcceptedPasses(rules);
  }

  /**
   * Processes the next look-up.
   *
   * @return whether more are wanted: not when nobody reads them and no gate depends on them
   */
  boolean add(LookUp lookUp) {
    ReferenceTime reference = reference();
    Finding finding = rules.read(lookUp, reference);
    tally.add(finding);
    if (accepted != null) {
      accepted.add(finding);
    }
    warnings.add(lookUp, finding, reference);
    writer.add(finding);
    if (finding.failure() != null) {
      errors.add(finding.failure(), finding.testCase());
    }
    return question.gate() != null || writer.isWanted();
  }

  /** Judges accepted passes again with the clocks as known now, and ends the output. */
  Tally end() {
    ReferenceTime end = reference();
    if (accepted != null) {
      for (Finding refused : accepted.noLongerAccepted(end)) {
        tally.recordRefusedAtEnd(refused);
        warnings.addRefusedAtEnd(refused, end);
        if (refused.failure() != null) {
          errors.add(refused.failure(), refused.testCase());
        }
      }
    }
    try {
      writer.end(end);
    } finally {
      errors.end(question.namesTestCases());
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
    return new ReferenceTime(question.window().before(), now);
  }
}
