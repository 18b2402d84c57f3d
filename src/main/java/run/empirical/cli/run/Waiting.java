package run.empirical.cli.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.empirical.cli.client.Deadline;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.WaitPolicy;
import run.empirical.cli.output.GateText;
import run.empirical.cli.text.ShortList;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.Time;

/** Repeats look-ups until the gate is met for all test cases or the deadline passes. */
final class Waiting {
  private static final Duration TICK = Duration.ofSeconds(1);

  /** When the last look-up starts, before the end: it needs time to finish. */
  private static final Duration LAST_LOOK_UP = Duration.ofSeconds(1);

  private final Question question;
  private final LookUps lookUps;
  private final WaitPolicy policy;
  private final Host host;
  private final Console console;
  private final Time time;
  private final Deadline deadline;
  private String said = "";

  /** Starts to wait. */
  Waiting(Run run, WaitPolicy policy, Deadline deadline) {
    this.question = run.question();
    this.lookUps = run.lookUps();
    this.policy = policy;
    this.host = run.host();
    this.console = run.messages().console();
    this.time = host.time();
    this.deadline = deadline;
  }

  /** Returns the last finished look-up of each test case, in input order. */
  List<LookUp> ask() throws InterruptedException {
    Map<TestCase, LookUp> latest = new LinkedHashMap<>();
    List<TestCase> open = question.list().testCases();
    while (true) {
      LookUps.Results round =
          lookUps.run(open, question.window(), deadline, Progress.of(host, console, open.size()));
      for (LookUp lookUp : round.lookUps()) {
        if (deadline.unanswered().equals(lookUp.failure())) {
          latest.putIfAbsent(lookUp.testCase(), lookUp);
        } else {
          latest.put(lookUp.testCase(), lookUp);
        }
      }
      Answer answer = Answer.of(question, List.copyOf(latest.values()), lookUps.clocks());
      List<Result> unsettled = answer.results().stream().filter(Waiting::mayChange).toList();
      long now = time.nanos();
      long left = deadline.left(now);
      long pause =
          Math.max(
              Math.min(policy.poll().toNanos(), left - LAST_LOOK_UP.toNanos()),
              round.notBefore() - now);
      if (unsettled.isEmpty() || pause <= 0 || pause >= left) {
        console.clearStatus();
        return List.copyOf(latest.values());
      }
      pause(reason(unsettled, new GateText(answer)), pause);
      open = unsettled.stream().map(Result::testCase).toList();
    }
  }

  /** Whether another look-up may help. All are judged again in each round, since passes age. */
  private static boolean mayChange(Result result) {
    return result.failure() == null ? !result.met() : result.failure().retryable();
  }

  private void pause(String reason, long nanos) throws InterruptedException {
    if (!host.terminal().error()) {
      if (!reason.equals(said)) {
        console.note("waiting for " + left() + " at most: " + reason);
        said = reason;
      }
      time.sleep(Duration.ofNanos(nanos));
      return;
    }
    long wake = time.nanos() + nanos;
    for (long now = time.nanos(); wake - now > 0; now = time.nanos()) {
      if (!console.isQuiet()) {
        console.status("waiting for " + left() + " at most: " + reason);
      }
      time.sleep(Duration.ofNanos(Math.min(TICK.toNanos(), wake - now)));
    }
  }

  private String left() {
    long seconds = Duration.ofNanos(deadline.left(time.nanos())).plusMillis(999).toSeconds();
    return DurationText.format(Duration.ofSeconds(Math.max(0, seconds)));
  }

  private String reason(List<Result> unsettled, GateText gateText) {
    boolean named = question.namesTestCases();
    List<String> reasons =
        unsettled.stream()
            .map(
                result ->
                    (named ? result.testCase().label() + ": " : "")
                        + (result.failure() != null
                            ? result.failure().message()
                            : gateText.reasons(result)))
            .toList();
    return ShortList.of(reasons, "; ");
  }
}
