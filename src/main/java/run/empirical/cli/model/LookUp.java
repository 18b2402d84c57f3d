package run.empirical.cli.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One test case's question with what came of it.
 *
 * @param testCase the test case asked about
 * @param passes the last pass in each environment, as the API listed them; empty after a failure
 * @param failure why there is no answer; null when there is one
 */
public record LookUp(TestCase testCase, List<LastPass> passes, @Nullable Failure failure) {
  /** The API answered. */
  public static LookUp answered(TestCase testCase, List<LastPass> passes) {
    return new LookUp(testCase, List.copyOf(passes), null);
  }

  /** Nothing could be found out. */
  public static LookUp failed(TestCase testCase, Failure failure) {
    return new LookUp(testCase, List.of(), failure);
  }
}
