package run.empirical.cli.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answer says of one test case: its cells, or why it could not be looked up.
 *
 * @param cells the last passes, newest first, then environments that were asked for and have none;
 *     at least one unless the look-up failed
 * @param freshness how recently the test case passed
 * @param failure why the look-up failed; null if it was answered
 */
public record Result(
    TestCase testCase, List<Cell> cells, Freshness freshness, @Nullable Failure failure) {
  public Result {
    cells = List.copyOf(cells);
  }

  /** A test case that could not be looked up. */
  static Result failed(TestCase testCase, Failure failure) {
    return new Result(testCase, List.of(), Freshness.UNKNOWN, failure);
  }

  /** Whether the look-up was answered. */
  public boolean answered() {
    return failure == null;
  }

  /** Whether the gate is met for this test case: it was answered and no cell is unmet. */
  public boolean met() {
    return answered() && cells.stream().noneMatch(cell -> cell.gateStatus().unmet());
  }

  /** The newest pass; null if there is none. */
  public @Nullable LastPass newest() {
    return cells.isEmpty() ? null : cells.get(0).lastPass();
  }
}
