package run.empirical.cli.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;

/**
 * The answer about one test case: its cells, or why it could not be looked up.
 *
 * @param cells one for each environment of the answer, in the same order
 * @param rows the cells with a pass, newest first, then those without one; if a reply has an
 *     environment twice, its older pass is a row, too. Empty if the look-up failed.
 * @param failure why the look-up failed; null if it was answered
 */
public record TestCaseAnswer(
    TestCase testCase, List<Cell> cells, List<Cell> rows, @Nullable Failure failure) {
  public TestCaseAnswer {
    cells = List.copyOf(cells);
    rows = List.copyOf(rows);
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
