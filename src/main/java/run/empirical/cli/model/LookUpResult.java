package run.empirical.cli.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;

/**
 * The result of looking up one test case.
 *
 * @param passes the newest answer of the run: the last pass in each environment, as the API listed
 *     them; null if there is none
 * @param failure why the last look-up failed; null if it was answered
 * @param finished whether the look-up ended by itself; false if it was not sent or was cut off
 */
public record LookUpResult(
    TestCase testCase,
    @Nullable List<LastPass> passes,
    @Nullable Failure failure,
    boolean finished) {
  /** A look-up that the API answered. */
  public static LookUpResult answered(TestCase testCase, List<LastPass> passes) {
    return new LookUpResult(testCase, List.copyOf(passes), null, true);
  }

  /** A look-up that failed. */
  public static LookUpResult failed(TestCase testCase, Failure failure) {
    return new LookUpResult(testCase, null, failure, true);
  }

  /** A look-up that was not sent, or was cut off before it ended. */
  public static LookUpResult unfinished(TestCase testCase, Failure why) {
    return new LookUpResult(testCase, null, why, false);
  }

  /**
   * This result of a later round. A look-up that was not finished changes nothing, and one that
   * failed has the earlier answer.
   */
  public LookUpResult after(LookUpResult earlier) {
    if (!finished && earlier.finished) {
      return earlier;
    }
    return passes == null ? new LookUpResult(testCase, earlier.passes, failure, finished) : this;
  }
}
