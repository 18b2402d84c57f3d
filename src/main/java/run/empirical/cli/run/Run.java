package run.empirical.cli.run;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.Deadline;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.client.Round;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Question.Wait;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.RunClock;

/**
 * One run: all test cases are looked up, then the answer is judged once, drawn and summed up.
 *
 * @param lookUps access to the API
 * @param maxTime how long all look-ups together may take; null for no limit
 * @param outputs where the answer goes
 * @param messages what standard error says of it
 */
public record Run(
    Question question,
    LookUps lookUps,
    @Nullable Duration maxTime,
    Outputs outputs,
    Messages messages,
    Host host) {
  /** Runs to the end; returns the exit status. */
  public ExitStatus execute() throws InterruptedException {
    History history = new History(question);
    Wait policy = question.waiting();
    Deadline deadline = deadline(policy);
    if (policy != null && deadline != null) {
      new Waiting(this, policy, deadline).fill(history);
    } else {
      history.add(round(question.list().testCases(), deadline).run());
    }
    RunClock.Reading clocks = lookUps.clock().read();
    Answer answer = history.answer(clocks.now());
    List<Failure> unwritten = outputs.write(answer);
    messages.print(answer, clocks);
    unwritten.forEach(failure -> messages.console().error(failure.message()));
    return unwritten.isEmpty() ? answer.status() : ExitStatus.OUTPUT;
  }

  /** One look-up of each of these test cases. */
  Round round(List<TestCase> testCases, @Nullable Deadline deadline) {
    return lookUps.round(
        testCases,
        question.window(),
        deadline,
        Progress.of(host, messages.console(), testCases.size()));
  }

  /** The earlier one of the two deadlines that a run may have; null for none. */
  private @Nullable Deadline deadline(@Nullable Wait policy) {
    if (policy != null && (maxTime == null || policy.longest().compareTo(maxTime) < 0)) {
      return Deadline.start(host.time(), policy.longest(), "--wait");
    }
    return maxTime == null ? null : Deadline.start(host.time(), maxTime, "--max-time");
  }
}
