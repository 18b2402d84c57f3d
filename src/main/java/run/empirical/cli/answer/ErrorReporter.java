package run.empirical.cli.answer;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.JsonText;

/** Reports errors, as text or as JSON. */
public final class ErrorReporter {
  private final Console console;
  private final boolean json;
  private final boolean batch;
  private @Nullable Failure last;
  private int notAsked;

  /**
   * Reports on a console.
   *
   * @param json whether to write JSON
   * @param batch whether to name the test case
   */
  public ErrorReporter(Console console, boolean json, boolean batch) {
    this.console = console;
    this.json = json;
    this.batch = batch;
  }

  /** Reports a failure that is not about one test case; returns the exit status. */
  public int say(Failure failure) {
    say(failure, null);
    return ExitStatus.of(failure.kind()).code();
  }

  /**
   * Reports a failed look-up. As text, look-ups that were not sent and share a failure are only
   * counted.
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

  /** Reports how many look-ups shared the last failure. */
  public void end() {
    if (notAsked > 0) {
      console.error(
          notAsked
              + (notAsked == 1 ? " more test case was" : " more test cases were")
              + " not asked about, for the same reason");
    }
  }
}
