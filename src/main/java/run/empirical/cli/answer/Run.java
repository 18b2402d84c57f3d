package run.empirical.cli.answer;

import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCase;

/**
 * One run: all test cases are looked up, then the answer is judged once, drawn and summed up.
 *
 * @param lookUps access to the API
 * @param outputs where the answer goes
 * @param messages what standard error says of it
 */
public record Run(
    Question question, LookUps lookUps, Outputs outputs, Messages messages, Host host) {
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
    if (question.waitPolicy() != null) {
      all.addAll(new Waiting(this, question.waitPolicy()).ask());
    } else {
      all.addAll(
          lookUps.run(
              testCases,
              question.window(),
              Progress.of(host, messages.console(), testCases.size())));
    }
    all.addAll(question.list().unidentified());
    return all;
  }
}
