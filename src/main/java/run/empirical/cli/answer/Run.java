package run.empirical.cli.answer;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Tally;
import run.empirical.cli.model.TestCases;
import run.empirical.cli.model.WaitPolicy;

/** One run: look-ups are sent, waited for, printed and reported. */
public final class Run {
  private final Question question;
  private final LookUps lookUps;
  private final Host host;
  private final Console console;
  private final Warnings warnings;
  private final AnswerStream answers;

  /**
   * Prepares a run; sends nothing yet.
   *
   * @param shown what standard output shows
   */
  public Run(
      Question question,
      LookUps lookUps,
      AnswerWriter writer,
      ErrorReporter errors,
      Shown shown,
      Host host,
      Console console) {
    this.question = question;
    this.lookUps = lookUps;
    this.host = host;
    this.console = console;
    this.warnings = new Warnings(console, question, shown);
    this.answers = new AnswerStream(question, lookUps::clocks, writer, errors, warnings);
  }

  /** Runs to the end; returns the exit status. */
  public ExitStatus execute() throws InterruptedException {
    Gate gate = question.gate();
    WaitPolicy waitPolicy = question.waitPolicy();
    TestCases testCases = question.list().testCases();
    question.list().unidentified().forEach(answers::add);
    if (gate == null || waitPolicy == null) {
      lookUps.run(
          testCases.iterator(),
          question.window(),
          Progress.of(host, console, testCases.size()),
          answers::add);
    } else {
      new Waiting(lookUps, question, waitPolicy, host, console, warnings)
          .run()
          .forEach(answers::add);
    }
    return status(answers.end(), gate);
  }

  /** A failure outranks an unmet gate, which outranks success. */
  private static ExitStatus status(Tally tally, @Nullable Gate gate) {
    if (tally.firstFailure() != null) {
      return ExitStatus.of(tally.firstFailure().kind());
    }
    boolean unmet = gate != null && !Boolean.TRUE.equals(tally.gateMet());
    return unmet ? ExitStatus.GATE_NOT_MET : ExitStatus.OK;
  }
}
