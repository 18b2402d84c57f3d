package run.empirical.cli.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;

/**
 * The result of looking up one test case.
 *
 * @param passes the last pass in each environment, as the API listed them; empty after a failure
 * @param failure why the look-up failed; null if it was answered
 * @param finished whether the look-up ended by itself; false if it was not sent or was cut off
 */
public record LookUpResult(
    TestCase testCase, List<LastPass> passes, @Nullable Failure failure, boolean finished) {
  /** A look-up that the API answered. */
  public static LookUpResult answered(TestCase testCase, List<LastPass> passes) {
    return new LookUpResult(testCase, List.copyOf(passes), null, true);
  }

  /** A look-up that failed. */
  public static LookUpResult failed(TestCase testCase, Failure failure) {
    return new LookUpResult(testCase, List.of(), failure, true);
  }

  /** A look-up that was not sent, or was cut off before it ended. */
  public static LookUpResult unfinished(TestCase testCase, Failure why) {
    return new LookUpResult(testCase, List.of(), why, false);
  }
}
