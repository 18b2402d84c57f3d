package run.empirical.cli.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.JsonText;

/** Reports errors, as text or as JSON. Failures that differ in the test case only are told once. */
public final class ErrorReporter {
  private final Console console;
  private final Form form;
  private final Map<Failure, List<TestCase>> failures = new LinkedHashMap<>();

  /** What a message says besides the error. */
  public enum Form {
    /** Text. */
    TEXT,
    /** Text that names every test case, since nothing else does. */
    TEXT_IN_FULL,
    /** JSON. */
    JSON
  }

  /** Reports on a console. */
  public ErrorReporter(Console console, Form form) {
    this.console = console;
    this.form = form;
  }

  /** Reports a failure that is not about one test case; returns the exit status. */
  public int say(Failure failure) {
    say(failure, List.of());
    return ExitStatus.of(failure.kind()).code();
  }

  /** Adds the finding of a look-up; if it failed, it is reported at the end. */
  void add(Finding finding) {
    if (finding.failure() != null) {
      failures.computeIfAbsent(finding.failure(), key -> new ArrayList<>()).add(finding.testCase());
    }
  }

  /** Reports the failed look-ups; text without test cases unless these are named. */
  void end(boolean named) {
    failures.forEach(
        (failure, testCases) -> say(failure, named || form == Form.JSON ? testCases : List.of()));
    failures.clear();
  }

  private void say(Failure failure, List<TestCase> testCases) {
    if (form == Form.JSON) {
      console.say(JsonText.error(failure, testCases));
      return;
    }
    ShortList labels =
        new ShortList(", ", form == Form.TEXT_IN_FULL ? Integer.MAX_VALUE : ShortList.FEW);
    testCases.stream().filter(TestCase::hasId).map(TestCase::label).forEach(labels::add);
    console.error(
        switch (labels.size()) {
          case 0 -> failure.message();
          case 1 -> labels + ": " + failure.message();
          default -> failure.message() + " (" + labels.size() + " test cases: " + labels + ")";
        });
  }
}
