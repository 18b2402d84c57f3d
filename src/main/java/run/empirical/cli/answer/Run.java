package run.empirical.cli.answer;

import java.util.List;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.AcceptedPasses;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.RowRules;
import run.empirical.cli.model.Tally;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.WaitPolicy;

/** One run: look-ups are sent, waited for, and in input order judged, printed and counted. */
public final class Run {
  private final Question question;
  private final LookUps lookUps;
  private final AnswerWriter writer;
  private final ErrorReporter errors;
  private final Warnings warnings;
  private final Host host;
  private final Console console;
  private final RowRules rules;
  private final AcceptedPasses accepted;
  private final Tally tally = new Tally();

  /** Prepares a run; sends nothing yet. */
  public Run(
      Question question,
      LookUps lookUps,
      AnswerWriter writer,
      ErrorReporter errors,
      Warnings warnings,
      Host host,
      Console console) {
    this.question = question;
    this.lookUps = lookUps;
    this.writer = writer;
    this.errors = errors;
    this.warnings = warnings;
    this.host = host;
    this.console = console;
    this.rules = new RowRules(question);
    this.accepted = new AcceptedPasses(rules);
  }

  /** Runs to the end; returns the exit status. */
  public ExitStatus execute() throws InterruptedException {
    Gate gate = question.gate();
    WaitPolicy waitPolicy = question.waitPolicy();
    List<TestCase> testCases = question.list().testCases();
    question.list().unidentified().forEach(this::add);
    if (gate == null || waitPolicy == null) {
      lookUps
          .run(testCases, question.window(), Progress.of(host, console, testCases.size()))
          .forEach(this::add);
    } else {
      new Waiting(lookUps, question, waitPolicy, host, console, warnings).run().forEach(this::add);
    }
    end();
    return status();
  }

  private void add(LookUp lookUp) {
    ReferenceTime reference = reference();
    Finding finding = rules.read(lookUp, reference);
    tally.add(finding);
    accepted.add(finding);
    warnings.add(lookUp, finding, reference);
    writer.add(finding);
    errors.add(finding);
  }

  /** Judges accepted passes again with the clocks as known now, and ends the output. */
  private void end() {
    ReferenceTime end = reference();
    for (Finding refused : accepted.noLongerAccepted(end)) {
      tally.recordRefusedAtEnd(refused);
      warnings.addRefusedAtEnd(refused, end);
      errors.add(refused);
    }
    try {
      writer.end(end);
    } finally {
      errors.end(question.namesTestCases());
      warnings.end(tally);
    }
  }

  /**
   * The reference time at the end of a look-up. A batch may take hours, and its first replies may
   * not have the server's time.
   */
  private ReferenceTime reference() {
    Clocks now = lookUps.clocks();
    warnings.noteClocks(now);
    return new ReferenceTime(question.window().before(), now);
  }

  /** A failure outranks an unmet gate, which outranks success. */
  private ExitStatus status() {
    if (tally.firstFailure() != null) {
      return ExitStatus.of(tally.firstFailure().kind());
    }
    boolean unmet = question.gate() != null && !Boolean.TRUE.equals(tally.gateMet());
    return unmet ? ExitStatus.GATE_NOT_MET : ExitStatus.OK;
  }
}
