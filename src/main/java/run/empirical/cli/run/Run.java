package run.empirical.cli.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.Deadline;
import run.empirical.cli.client.LookUpListener;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.WaitPolicy;

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
    Answer answer = Answer.of(question, collect(), lookUps.clocks());
    try {
      outputs.write(answer);
    } finally {
      messages.tell(answer);
    }
    return answer.status();
  }

  private List<LookUp> collect() throws InterruptedException {
    List<LookUp> all = new ArrayList<>();
    List<TestCase> testCases = question.list().testCases();
    WaitPolicy policy = question.waitPolicy();
    Deadline deadline = deadline(policy);
    if (policy != null && deadline != null) {
      all.addAll(new Waiting(this, policy, deadline).ask());
    } else {
      LookUpListener progress = Progress.of(host, messages.console(), testCases.size());
      all.addAll(lookUps.run(testCases, question.window(), deadline, progress).lookUps());
    }
    all.addAll(question.list().unidentified());
    return all;
  }

  /** The earlier one of the two deadlines that a run may have; null for none. */
  private @Nullable Deadline deadline(@Nullable WaitPolicy policy) {
    if (policy != null && (maxTime == null || policy.longest().compareTo(maxTime) < 0)) {
      return Deadline.start(host.time(), policy.longest(), "--wait");
    }
    return maxTime == null ? null : Deadline.start(host.time(), maxTime, "--max-time");
  }
}
