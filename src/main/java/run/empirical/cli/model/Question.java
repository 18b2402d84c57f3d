package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run asks. It is made from the options before anything is read, then about test cases.
 *
 * @param list the test cases
 * @param window the look-back window
 * @param environments IDs of the environments that the answer is narrowed to; empty for all
 * @param names the user's names for environments
 * @param gate the gate; null for none
 * @param waiting how long to wait for the gate; null to look up once
 * @param demo whether the answers are invented, as with {@code --demo}
 */
public record Question(
    TestCaseList list,
    LookBackWindow window,
    Set<String> environments,
    EnvironmentNames names,
    @Nullable Gate gate,
    @Nullable Wait waiting,
    boolean demo) {
  /** How long to wait for a gate at the longest, and the pause between look-ups. */
  public record Wait(Duration longest, Duration poll) {}

  /** The same about these test cases. */
  public Question about(TestCaseList testCases) {
    return new Question(testCases, window, environments, names, gate, waiting, demo);
  }

  /** Whether the answer names test cases: there are several, or they come from a list. */
  public boolean namesTestCases() {
    return list.fromList() || list.testCases().size() > 1;
  }

  /** When the Playwright run of the reports began; null if unknown. */
  public @Nullable Instant runStart() {
    return list.playwrightRun() == null ? null : list.playwrightRun().startedAt();
  }
}
