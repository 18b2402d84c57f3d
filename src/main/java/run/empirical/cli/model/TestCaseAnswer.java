package run.empirical.cli.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;

/**
 * The answer about one test case: its cells, or why it could not be looked up.
 *
 * @param cells one for each environment of the answer, in the same order
 * @param failure why the last look-up failed; null if it was answered
 */
public record TestCaseAnswer(TestCase testCase, List<Cell> cells, @Nullable Failure failure) {
  private static final Comparator<Cell> NEWEST_FIRST =
      Comparator.comparing(Cell::pass, Comparator.nullsLast(Pass.NEWEST_FIRST));

  public TestCaseAnswer {
    cells = List.copyOf(cells);
  }

  /** The cells with a pass, newest first, then those without one; else in the answer's order. */
  public List<Cell> newestFirst() {
    return cells.stream().sorted(NEWEST_FIRST).toList();
  }

  /**
   * The failures of some results in the order in which they first occur, each with its test cases.
   * Failures that differ only in the test case's ID, or in a reply's plain text, which may have a
   * request number, count as one: the first.
   */
  public static Map<Failure, List<TestCase>> failures(List<TestCaseAnswer> results) {
    Map<Failure, List<TestCase>> failures = new LinkedHashMap<>();
    // Equal failures have one key, that of the first: a look-up that ended because another one
    // failed has the other's failure, whose message may quote the other's ID.
    Map<Failure, Failure> keys = new HashMap<>();
    Map<Failure, Failure> firsts = new HashMap<>();
    for (TestCaseAnswer result : results) {
      Failure failure = result.failure;
      if (failure != null) {
        Failure key = keys.computeIfAbsent(failure, it -> it.general(result.testCase.id()));
        Failure first = firsts.computeIfAbsent(key, it -> failure);
        failures.computeIfAbsent(first, it -> new ArrayList<>()).add(result.testCase);
      }
    }
    return failures;
  }

  public boolean answered() {
    return failure == null;
  }

  /**
   * Whether its cells are known: it was answered, or its last look-up failed after an answer that
   * does not meet the gate.
   */
  public boolean known() {
    return answered() || unmet();
  }

  /** Whether its newest answer does not meet the gate. */
  public boolean unmet() {
    return cells.stream().anyMatch(cell -> cell.gateStatus().isUnmet());
  }

  /** Whether it was answered and has no pass in any environment of the answer. */
  public boolean withoutPass() {
    return answered() && cells.stream().allMatch(cell -> cell.pass() == null);
  }

  /** Whether the gate is met for this test case: it was answered and no cell is unmet. */
  public boolean met() {
    return answered() && !unmet();
  }
}
