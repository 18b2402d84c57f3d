package run.empirical.cli.run;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.ApiSession;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.lookup.Deadline;
import run.empirical.cli.lookup.RetryPolicy;
import run.empirical.cli.lookup.Round;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCase;

/** One run: looks up all test cases, judges the answer, and writes it and the messages about it. */
public final class LastPassRun {
  private final Question question;
  private final ApiSession session;
  private final RetryPolicy policy;
  private final Outputs outputs;
  private final Console console;
  private final Host host;
  private final Progress progress;
  private final AnswerMessages messages;
  private final @Nullable Deadline runDeadline;

  /** The latest result for each test case. */
  private final Map<TestCase, LookUpResult> latest = new LinkedHashMap<>();

  /** The IDs of the environments in all replies. */
  private final Set<String> found = new HashSet<>();

  /**
   * Starts the run's deadline.
   *
   * @param session access to the API
   * @param policy how long a look-up may take, and when its requests are sent again
   * @param maxTime how long all look-ups together may take; null for no limit
   * @param outputs where the answer goes
   */
  public LastPassRun(
      Question question,
      ApiSession session,
      RetryPolicy policy,
      @Nullable Duration maxTime,
      Outputs outputs,
      Console console,
      Host host) {
    this.question = question;
    this.session = session;
    this.policy = policy;
    this.outputs = outputs;
    this.console = console;
    this.host = host;
    this.progress = new Progress(console, host);
    this.messages = new AnswerMessages(console, outputs);
    this.runDeadline = runDeadline(maxTime);
  }

  /** The earlier of the deadlines of {@code --wait} and {@code --max-time}; null for none. */
  private @Nullable Deadline runDeadline(@Nullable Duration maxTime) {
    Duration maxWait = question.maxWait();
    if (maxWait != null && (maxTime == null || maxWait.compareTo(maxTime) < 0)) {
      return Deadline.start(host.time(), maxWait, "--wait");
    }
    return maxTime == null ? null : Deadline.start(host.time(), maxTime, "--max-time");
  }

  /** Runs to the end; returns the exit status. */
  public ExitStatus execute() throws InterruptedException {
    Answer answer = lookUp();
    messages.printHeading(answer);
    List<Failure> unwritten = outputs.write(answer);
    messages.print(answer);
    unwritten.forEach(failure -> console.error(failure.message()));
    return unwritten.isEmpty() ? answer.exit() : ExitStatus.OUTPUT;
  }

  /** Looks up all test cases, with {@code --wait} in rounds; returns the last round's answer. */
  private Answer lookUp() throws InterruptedException {
    List<TestCase> unsettled = question.list().testCases();
    if (question.maxWait() == null) {
      round(unsettled);
      return answer();
    }
    Waiting waiting = new Waiting(requireNonNull(runDeadline), messages, console, host);
    Answer answer;
    do {
      Round round = round(unsettled);
      answer = answer();
      unsettled = waiting.awaitNext(answer, round.notBefore());
    } while (!unsettled.isEmpty());
    return answer;
  }

  /** Looks up each of these test cases once. */
  private Round round(List<TestCase> testCases) throws InterruptedException {
    progress.start(testCases.size());
    Round round = new Round(session, policy, testCases, question::request, runDeadline, progress);
    for (LookUpResult lookUp : round.run()) {
      latest.merge(lookUp.testCase(), lookUp, (earlier, newer) -> newer.after(earlier));
      if (lookUp.passes() != null) {
        lookUp.passes().forEach(pass -> found.add(pass.environmentId()));
      }
    }
    return round;
  }

  /**
   * The answer so far.
   *
   * @throws FailureException of kind {@code CONFIG} if an environment in a reply has another's name
   */
  private Answer answer() {
    List<LookUpResult> lookUps = List.copyOf(latest.values());
    return Answer.of(question, lookUps, found, session.clock().read());
  }
}
