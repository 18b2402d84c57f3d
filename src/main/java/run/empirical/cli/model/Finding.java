package run.empirical.cli.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result for one test case: its rows in display order, or why it failed.
 *
 * @param rows last passes, newest first, then required environments without one; for a test case
 *     without either that must be accounted for, one row without an environment
 * @param failure why the look-up failed; null if it was answered
 */
public record Finding(TestCase testCase, List<Row> rows, @Nullable Failure failure) {
  public Finding {
    rows = List.copyOf(rows);
  }

  /** Whether the look-up was answered. */
  public boolean answered() {
    return failure == null;
  }

  /** Whether the gate is met for this test case: it was answered and no row is unmet. */
  public boolean met() {
    return answered() && rows.stream().noneMatch(row -> row.gateStatus().unmet());
  }

  /** The newest pass that is shown; null if there is none. */
  public @Nullable Row newest() {
    return rows.isEmpty() || rows.get(0).lastPass() == null ? null : rows.get(0);
  }

  /** The newest row of each environment. */
  public List<Row> newestRows() {
    Set<@Nullable String> seen = new HashSet<>();
    return rows.stream().filter(row -> seen.add(row.environmentId())).toList();
  }
}
