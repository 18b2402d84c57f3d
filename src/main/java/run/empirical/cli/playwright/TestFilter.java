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
  boolean matches(Outcome outcome) {
    return selections.stream().anyMatch(selection -> selection.includes(outcome));
  }

  boolean matches(TestName name) throws UnusableReportException {
    return grep == null || grep.matches(name);
  }
}
