package run.empirical.cli.model;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;

/**
 * The answer about one test case: its cells, or why it could not be looked up.
 *
 * @param cells one for each environment of the answer, in the same order
 * @param failure why the look-up failed; null if it was answered
 */
public record TestCaseAnswer(TestCase testCase, List<Cell> cells, @Nullable Failure failure) {
  private static final Comparator<Cell> NEWEST_FIRST =
      Comparator.comparing(Cell::lastPass, Comparator.nullsLast(LastPass.NEWEST_FIRST));

  public TestCaseAnswer {
    cells = List.copyOf(cells);
  }

  /** The cells with a pass, newest first, then those without one; else in the answer's order. */
  public List<Cell> newestFirst() {
    return cells.stream().sorted(NEWEST_FIRST).toList();
  }

  public boolean answered() {
    return failure == null;
  }

  /** Whether it was answered and has no pass in any environment of the answer. */
  public boolean withoutPass() {
    return answered() && cells.stream().allMatch(cell -> cell.lastPass() == null);
  }

  /** Whether the gate is met for this test case: it was answered and no cell is unmet. */
  public boolean met() {
    return answered() && cells.stream().noneMatch(cell -> cell.gateStatus().unmet());
  }
}
