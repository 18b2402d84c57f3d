package run.empirical.cli.playwright;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects tests of a report.
 *
 * @param selections selects by outcome
 * @param grep selects by name; null for all
 */
record TestFilter(Set<Selection> selections, @Nullable Grep grep) {
  /** Whether a test with this outcome is selected, or to be counted as left out, by its name. */
  boolean concerns(Outcome outcome) {
    return selections.stream().anyMatch(selection -> selection.concerns(outcome));
  }

  boolean matches(TestName name) throws UnusableReportException {
    return grep == null || grep.matches(name);
  }
}
