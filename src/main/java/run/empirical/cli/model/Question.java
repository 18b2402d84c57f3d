package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question that one run asks.
 *
 * @param list the test cases
 * @param window the look-back window
 * @param narrowedTo the IDs in {@code --env}, in the order given; empty for all environments
 * @param names the user's names for environments
 * @param gate the gate; null for none
 * @param maxWait how long to wait for the gate; null to look up once
 * @param demo whether the answers are invented, as with {@code --demo}
 * @param lacksProjectFile whether no project's file was found, so that environments may lack their
 *     names
 */
public record Question(
    TestCaseList list,
    LookBackWindow window,
    List<String> narrowedTo,
    EnvironmentNames names,
    @Nullable Gate gate,
    @Nullable Duration maxWait,
    boolean demo,
    boolean lacksProjectFile) {
  /** This question about other test cases. */
  public Question about(TestCaseList testCases) {
    return new Question(
        testCases, window, narrowedTo, names, gate, maxWait, demo, lacksProjectFile);
  }

  /**
   * This question as it is judged: passes have the server's times, and the time of the gate's
   * {@code --since} was noted on this machine's clock.
   *
   * @param lead how far the server's clock is ahead
   */
  Question onServersClock(Duration lead) {
    Gate judged = gate == null ? null : gate.onServersClock(lead);
    return new Question(list, window, narrowedTo, names, judged, maxWait, demo, lacksProjectFile);
  }

  /** What to ask the API about a test case. */
  public LastPassRequest request(TestCase testCase) {
    return new LastPassRequest(testCase.id(), window);
  }

  /** Whether the answer names test cases: there are several, or they come from a list. */
  public boolean namesTestCases() {
    return list.fromList() || list.testCases().size() > 1;
  }

  /** When the Playwright run of the reports began; null if unknown. */
  public @Nullable Instant playwrightStart() {
    return list.playwrightRun() == null ? null : list.playwrightRun().startedAt();
  }
}
