package run.empirical.cli.option;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCases;

/**
 * All test cases of one run.
 *
 * @param testCases those to look up, each once, in order
 * @param unidentified a failed look-up for each test of a report whose ID cannot be told
 * @param runStart when the Playwright run began that a report is of, the first of several; null
 *     when no report says it
 */
public record TestCaseList(
    TestCases testCases, List<LookUp> unidentified, @Nullable Instant runStart) {
  public TestCaseList {
    unidentified = List.copyOf(unidentified);
  }

  /** How many test cases there are. */
  public int size() {
    return testCases.size() + unidentified.size();
  }
}
