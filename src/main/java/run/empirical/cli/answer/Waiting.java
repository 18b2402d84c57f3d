package run.empirical.cli.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.DurationText;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.RowRules;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.Time;
import run.empirical.cli.model.WaitPolicy;
import run.empirical.cli.output.GateText;

/** Repeats look-ups until the gate is met for all test cases or the time is up. */
final class Waiting {
  private static final Duration TICK = Duration.ofSeconds(1);

  /** When the last look-up starts, before the end: it needs time to finish. */
  private static final Duration LAST_LOOK_UP = Duration.ofSeconds(1);

  private final LookUps lookUps;
  private final Question question;
  private final RowRules rules;
  private final WaitPolicy policy;
  private final GateText gateText;
  private final Host host;
  private final Console console;
  private final Warnings warnings;
  private String said = "";

  /** Waits for one gate. */
  Waiting(
      LookUps lookUps,
      Question question,
      WaitPolicy policy,
      Host host,
      Console console,
      Warnings warnings) {
    this.lookUps = lookUps;
    this.question = question;
    this.rules = new RowRules(question);
    this.policy = policy;
    this.gateText = new GateText(question);
    this.host = host;
    this.console = console;
    this.warnings = warnings;
  }

  /** Waits; returns the last finished look-up of each test case, in input order. */
  List<LookUp> run() throws InterruptedException {
    Time time = host.time();
    Failure unfinished =
        new Failure(
            ErrorKind.TRY_LATER,
            "no answer within " + DurationText.format(policy.longest()) + " (--wait)",
            null,
            true);
    Map<TestCase, LookUp> latest = new LinkedHashMap<>();
    for (TestCase testCase : question.list().testCases()) {
      latest.put(testCase, LookUp.failed(testCase, unfinished));
    }
    long end = time.nanos() + policy.longest().toNanos();
    lookUps.endBy(end);
    List<TestCase> open = List.copyOf(latest.keySet());
    while (true) {
      lookUps
          .run(open, question.window(), Progress.of(host, console, open.size()))
          .forEach(lookUp -> latest.put(lookUp.testCase(), lookUp));
      latest.values().forEach(warnings::see);
      warnings.reportUnknownNames();
      List<Finding> unsettled = unsettled(latest);
      long now = time.nanos();
      long left = end - now;
      long pause =
          Math.max(
              Math.min(policy.poll().toNanos(), left - LAST_LOOK_UP.toNanos()),
              lookUps.notBefore() - now);
      if (unsettled.isEmpty() || pause <= 0 || pause >= left) {
        console.clearStatus();
        return List.copyOf(latest.values());
      }
      pause(unsettled, end, pause);
      open = unsettled.stream().map(Finding::testCase).toList();
    }
  }

  /** Test cases for which another look-up may help. All are judged again, since passes age. */
  private List<Finding> unsettled(Map<TestCase, LookUp> latest) {
    ReferenceTime reference = reference();
    List<Finding> unsettled = new ArrayList<>();
    for (LookUp lookUp : latest.values()) {
      Finding finding = rules.read(lookUp, reference);
      boolean hopeless = finding.failure() != null && !finding.failure().retryable();
      if (!hopeless && !finding.met()) {
        unsettled.add(finding);
      }
    }
    return unsettled;
  }

  private ReferenceTime reference() {
    return new ReferenceTime(question.window().before(), lookUps.clocks());
  }

  private void pause(List<Finding> unsettled, long end, long nanos) throws InterruptedException {
    Time time = host.time();
    String reason = reason(unsettled);
    if (!host.terminal().error()) {
      if (!reason.equals(said)) {
        console.note("waiting for " + left(end) + " at most: " + reason);
        said = reason;
      }
      time.sleep(Duration.ofNanos(nanos));
      return;
    }
    long wake = time.nanos() + nanos;
    for (long now = time.nanos(); wake - now > 0; now = time.nanos()) {
      if (!console.isQuiet()) {
        console.status("waiting for " + left(end) + " at most: " + reason);
      }
      time.sleep(Duration.ofNanos(Math.min(TICK.toNanos(), wake - now)));
    }
  }

  private String left(long end) {
    long seconds = Duration.ofNanos(end - host.time().nanos()).plusMillis(999).toSeconds();
    return DurationText.format(Duration.ofSeconds(Math.max(0, seconds)));
  }

  private String reason(List<Finding> unsettled) {
    ShortList reasons = new ShortList(", ");
    for (Finding finding : unsettled) {
      String who = unsettled.size() == 1 ? "" : finding.testCase().label() + ": ";
      if (finding.failure() != null) {
        reasons.add(who + finding.failure().message());
      }
      for (Row row : finding.rows()) {
        if (row.gateStatus().unmet()) {
          reasons.add(who + gateText.reason(row, reference()));
        }
      }
    }
    return reasons.toString();
  }
}
