package run.empirical.cli.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.time.RunClock;

/**
 * The answer to a question: all look-ups of a run, judged once, at one instant. Every format, every
 * message and the exit status are derived from it.
 *
 * @param question as it was judged: {@code --since} is on the server's clock
 * @param clocks the clocks at the end of the look-ups, and when the server's was furthest ahead
 * @param results one for each test case asked, in order
 * @param environments the known environments, in the order of the columns: each has a cell in each
 *     result; only {@link Environment#NONE} if none is known
 * @param lastRuns the test runs in which the test cases last passed, for each environment; empty
 *     for a single test case that is not from a list
 * @param hasPass whether any reply of the run has a pass
 * @param notFound the environments that no reply has, where that may be a mistake
 * @param others the other environments that have a name or are in any reply of the run
 */
public record Answer(
    Question question,
    RunClock.Readings clocks,
    List<TestCaseAnswer> results,
    List<Environment> environments,
    List<LastRuns> lastRuns,
    boolean hasPass,
    List<Environment> notFound,
    List<Environment> others) {
  /** The possible results of a gate. */
  public enum Verdict {
    /** All test cases were answered and meet it. */
    MET,
    /** The newest answer about a test case does not meet it. */
    NOT_MET,
    /** The answered test cases meet it, but some were not answered. */
    UNDECIDED,
    /** There is no gate. */
    NO_GATE
  }

  /**
   * Judges look-ups.
   *
   * @param found the IDs of the environments in all replies of the run
   * @param clocks the clocks now, and at the answer of the run that found the server's furthest
   *     ahead
   * @throws FailureException of kind {@code CONFIG} if the ID of an environment is the name of
   *     another
   */
  public static Answer of(
      Question question, List<LookUpResult> lookUps, Set<String> found, RunClock.Readings clocks) {
    KnownEnvironments known = new KnownEnvironments(question, found);
    Question judged = question.onServersClock(clocks.lead());
    Judge judge = new Judge(judged.window(), judged.gate(), known.all(), clocks.current().now());
    List<TestCaseAnswer> results = lookUps.stream().map(judge::result).toList();
    return new Answer(
        judged,
        clocks,
        results,
        known.all(),
        question.namesTestCases() ? LastRuns.of(known.all(), results, question) : List.of(),
        !found.isEmpty(),
        known.notFound(),
        known.others());
  }

  /** The gate that passes were judged by; null for none. */
  public @Nullable Gate gate() {
    return question.gate();
  }

  /** The time at the end of the look-ups. */
  public Instant now() {
    return clocks.current().now();
  }

  /** The time that ages count from: {@code --before}, else now. */
  public Instant asOf() {
    return question.window().endAt(now());
  }

  /** The number of test cases that do not meet the gate. */
  public int unmetCount() {
    return (int) results.stream().filter(TestCaseAnswer::unmet).count();
  }

  /** Whether the cells of any test case are known. */
  public boolean anyKnown() {
    return results.stream().anyMatch(TestCaseAnswer::known);
  }

  /** The number of test cases that could not be looked up. */
  public int unansweredCount() {
    return (int) results.stream().filter(result -> !result.answered()).count();
  }

  /**
   * The gate's result.
   *
   * @throws IllegalStateException if there is a gate, but no test case
   */
  public Verdict verdict() {
    if (gate() == null) {
      return Verdict.NO_GATE;
    }
    if (results.isEmpty()) {
      throw new IllegalStateException("a gate needs a test case");
    }
    if (unmetCount() > 0) {
      return Verdict.NOT_MET;
    }
    return unansweredCount() == 0 ? Verdict.MET : Verdict.UNDECIDED;
  }

  /** The exit status: a failure outranks an unmet gate, which outranks success. */
  public ExitStatus exit() {
    for (TestCaseAnswer result : results) {
      if (result.failure() != null) {
        return result.failure().exit();
      }
    }
    return verdict() == Verdict.NOT_MET ? ExitStatus.GATE_NOT_MET : ExitStatus.OK;
  }
}
