package run.empirical.cli.playwright;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tests of a report are asked about.
 *
 * @param selections by what came of them
 * @param grep by what they are called; null for whatever they are called
 */
record Selector(Set<Selection> selections, @Nullable Grep grep) {
  boolean takes(Outcome outcome) {
    return selections.stream().anyMatch(selection -> selection.takes(outcome));
  }

  boolean takes(TestName name) {
    return grep == null || grep.matches(name);
  }
}
