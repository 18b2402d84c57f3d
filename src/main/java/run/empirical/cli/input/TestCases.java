package run.empirical.cli.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;

/** Gathers the test cases to look up: each ID once, in the order first given. */
public final class TestCases {
  private final Map<String, TestCase> byId = new LinkedHashMap<>();
  private final Set<String> typed = new LinkedHashSet<>();
  private final List<LookUp> unidentified = new ArrayList<>();
  private @Nullable PlaywrightRun run;

  /** Adds a test case that is an argument or in a list of IDs. */
  public void add(TestCase testCase) {
    typed.add(testCase.id());
    addReported(testCase);
  }

  /** Adds a test case of a Playwright report. An existing one only gains what it lacks. */
  void addReported(TestCase testCase) {
    byId.merge(testCase.id(), testCase, TestCase::completedBy);
  }

  /** Adds a test whose ID is unknown, and why. */
  void addUnidentified(TestCase testCase, String problem) {
    unidentified.add(LookUp.failed(testCase, Failure.of(ExitStatus.CONFIG, problem)));
  }

  /** Adds what a report says about its run. */
  void addRun(PlaywrightRun other) {
    run = run == null ? other : run.plus(other);
  }

  /**
   * The test cases gathered so far.
   *
   * @param fromList whether a list or a report was given
   * @param failed whether the tests of reports are those that failed or were flaky
   */
  public TestCaseList list(boolean fromList, boolean failed) {
    boolean freshFailures = run != null && failed && typed.isEmpty();
    return new TestCaseList(
        List.copyOf(byId.values()), typed, unidentified, fromList, run, freshFailures);
  }
}
