package run.empirical.cli.command;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.JsonText;

/**
 * Says what failed, as a line for people or as a line of JSON.
 *
 * @param console where it is said
 * @param json whether programs read it
 * @param batch whether people must be told which test case it was
 */
record Complaints(Console console, boolean json, boolean batch) {

  /** The exit status of a kind of failure, as a number. */
  static int exitCode(ErrorKind kind) {
    return ExitStatus.of(kind).code();
  }

  /** Says that something failed that is not about one test case, and returns the status. */
  int say(Failure failure) {
    say(failure, null);
    return exitCode(failure.kind());
  }

  /** Says that a look-up failed. */
  void say(Failure failure, @Nullable TestCase testCase) {
    if (json) {
      console.say(JsonText.error(failure, testCase, Complaints::exitCode));
    } else if (testCase != null && batch) {
      console.error(testCase.id() + ": " + failure.message());
    } else {
      console.error(failure.message());
    }
  }
}
