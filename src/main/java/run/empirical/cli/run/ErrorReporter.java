package run.empirical.cli.run;

import java.util.List;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.JsonDocument;
import run.empirical.cli.text.ShortList;

/** Reports errors, as text or as JSON; a failure that several test cases share, once. */
public final class ErrorReporter {
  private final Console console;
  private final Form form;

  /** How errors are written. */
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
    say(failure, List.of(), false);
    return failure.status().code();
  }

  /**
   * Reports a failure of look-ups.
   *
   * @param testCases the test cases that it is about; empty if it is about the whole run
   * @param named whether the text names them
   */
  void say(Failure failure, List<TestCase> testCases, boolean named) {
    if (form == Form.JSON) {
      console.say(JsonDocument.error(failure, testCases));
      return;
    }
    List<String> labels =
        testCases.stream()
            .filter(testCase -> named && testCase.hasId())
            .map(TestCase::label)
            .toList();
    String list =
        form == Form.TEXT_IN_FULL ? String.join(", ", labels) : ShortList.of(labels, ", ");
    console.error(
        switch (labels.size()) {
          case 0 -> failure.message();
          case 1 -> list + ": " + failure.message();
          default -> failure.message() + " (" + labels.size() + " test cases: " + list + ")";
        });
  }
}
