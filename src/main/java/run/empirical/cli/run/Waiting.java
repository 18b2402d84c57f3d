package run.empirical.cli.run;

import java.time.Duration;
import java.util.List;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.lookup.Deadline;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.output.GateSentences;
import run.empirical.cli.text.Plural;
import run.empirical.cli.time.TypedDuration;

/** Pauses between rounds of look-ups, and says which test cases the next one is about. */
final class Waiting {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(15);
  private static final Duration LONG_PAUSES_AFTER = Duration.ofMinutes(10);
  private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

  /** A log gets a line in each: some CI systems end a step that is silent for ten minutes. */
  private static final Duration PERIOD = Duration.ofMinutes(5);

  /** The time before the deadline at which the last look-up starts, so that it can finish. */
  private static final Duration LAST_LOOK_UP = Duration.ofSeconds(1);

  private final Deadline runDeadline;
  private final AnswerMessages messages;
  private final Console console;
  private final Host host;
  private String lastReason = "";

  /** The number of periods that have passed. */
  private long periods;

  Waiting(Deadline runDeadline, AnswerMessages messages, Console console, Host host) {
    this.runDeadline = runDeadline;
    this.messages = messages;
    this.console = console;
    this.host = host;
  }

  /**
   * Pauses until the next round, if there is one.
   *
   * @param notBefore the earliest time for the next request, in {@code Time.nanos}
   * @return the test cases to ask about again; none if the gate is met or waiting cannot help
   */
  List<TestCase> awaitNext(Answer answer, long notBefore) throws InterruptedException {
    List<TestCaseAnswer> unsettled = answer.results().stream().filter(Waiting::mayChange).toList();
    long now = host.time().nanos();
    long left = runDeadline.left(now);
    Duration sinceStart = runDeadline.allowed().minusNanos(left);
    Duration usual = sinceStart.compareTo(LONG_PAUSES_AFTER) < 0 ? SHORT_PAUSE : LONG_PAUSE;
    long pause =
        Math.max(Math.min(usual.toNanos(), left - LAST_LOOK_UP.toNanos()), notBefore - now);
    if (unsettled.isEmpty() || pause <= 0 || pause >= left) {
      console.clearProgress();
      return List.of();
    }
    messages.noteNotFoundSoFar(answer);
    String reason = new GateSentences(answer, messages.labels(answer)).reasons(unsettled);
    if (host.terminal().error()) {
      showUntil(now + pause, reason);
    } else {
      note(reason, unsettled.size(), sinceStart);
      host.time().sleep(Duration.ofNanos(pause));
    }
    return unsettled.stream().map(TestCaseAnswer::testCase).toList();
  }

  /** Whether another look-up may help. */
  private static boolean mayChange(TestCaseAnswer result) {
    return result.failure() == null ? !result.met() : result.failure().retryable();
  }

  /** Shows the reason and the time left in a line that is replaced. */
  private void showUntil(long wake, String reason) throws InterruptedException {
    for (long now = host.time().nanos(); wake - now > 0; now = host.time().nanos()) {
      if (!console.isQuiet()) {
        console.progress("waiting for " + timeLeft() + " at most: " + reason);
      }
      host.time().sleep(Duration.ofNanos(Math.min(TICK.toNanos(), wake - now)));
    }
  }

  /** Notes a new reason and, after each period, how many test cases are waited for. */
  private void note(String reason, int testCases, Duration sinceStart) {
    if (!reason.equals(lastReason)) {
      console.note("waiting for %s at most: %s", timeLeft(), reason);
      lastReason = reason;
    }
    if (sinceStart.dividedBy(PERIOD) > periods) {
      periods = sinceStart.dividedBy(PERIOD);
      console.note(
          "still waiting for %s, %s at most", Plural.of(testCases, "test case"), timeLeft());
    }
  }

  private String timeLeft() {
    long left = Math.max(0, runDeadline.left(host.time().nanos()));
    return TypedDuration.formatUp(Duration.ofNanos(left));
  }
}
