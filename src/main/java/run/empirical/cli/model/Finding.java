package run.empirical.cli.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about one test case: its rows in the order shown, or why there are none.
 *
 * @param testCase the test case asked about
 * @param rows last passes, newest first, then the environments that the gate misses
 * @param failure why there is no answer; null when there is one
 */
public record Finding(TestCase testCase, List<Row> rows, @Nullable Failure failure) {
  public Finding {
    rows = List.copyOf(rows);
  }

  /** Whether the look-up was answered. */
  public boolean answered() {
    return failure == null;
  }

  /** Whether the gate is met for this test case: it was answered and no row stands against it. */
  public boolean met() {
    return answered() && rows.stream().noneMatch(row -> row.gateStatus().unmet());
  }

  /**
   * The finding as the gate sees it at a later moment of the run.
   *
   * @param gate the decision asked for; null when none is
   */
  public Finding judgeAgain(@Nullable Gate gate, ReferenceTime reference) {
    return gate == null
        ? this
        : new Finding(
            testCase, rows.stream().map(row -> gate.judgeAgain(row, reference)).toList(), failure);
  }

  /** The rows without those that a newer pass in the same environment outdates. */
  public List<Row> newestRows() {
    Set<@Nullable String> seen = new HashSet<>();
    return rows.stream().filter(row -> seen.add(row.environmentId())).toList();
  }
}
