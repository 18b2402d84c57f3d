package run.empirical.cli.answer;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.JsonText;

/** Says what failed, as a line for people or as a line of JSON. */
public final class ErrorReporter {
  private final Console console;
  private final boolean json;
  private final boolean batch;
  private @Nullable Failure last;
  private int notAsked;

  /**
   * Complains on a console.
   *
   * @param json whether programs read it
   * @param batch whether people must be told which test case it was
   */
  public ErrorReporter(Console console, boolean json, boolean batch) {
    this.console = console;
    this.json = json;
    this.batch = batch;
  }

  /** Says that something failed that is not about one test case, and returns the status. */
  public int say(Failure failure) {
    say(failure, null);
    return ExitStatus.of(failure.kind()).code();
  }

  /**
   * Says that a look-up failed. Those that share another's failure, since they were not sent, are
   * only counted for people.
   */
  @SuppressWarnings("ReferenceEquality") // Another look-up may fail in the same words.
  public void say(Failure failure, @Nullable TestCase testCase) {
    if (!json && failure == last) {
      notAsked++;
      return;
    }
    last = failure;
    if (json) {
      console.say(JsonText.error(failure, testCase));
    } else if (testCase != null && testCase.hasId() && batch) {
      console.error(testCase.label() + ": " + failure.message());
    } else {
      console.error(failure.message());
    }
  }

  /** Says how many look-ups shared the last failure. */
  public void end() {
    if (notAsked > 0) {
      console.error(
          notAsked
              + (notAsked == 1 ? " more test case was" : " more test cases were")
              + " not asked about, for the same reason");
    }
  }
}
