package run.empirical.cli.answer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.RowRules;

/** The order of several test cases. */
public enum SortOrder {
  /** As they were asked. */
  ASKED,
  /** The test that passed last comes first; those without a pass come last. */
  NEWEST,
  /** The test that passed longest ago comes first, after those without a pass. */
  OLDEST;

  /** Sorts look-ups by their newest pass that is shown; those that failed come last. */
  void sort(List<LookUp> lookUps, RowRules rules) {
    Comparator<Instant> order =
        this == NEWEST ? Comparator.reverseOrder() : Comparator.naturalOrder();
    Comparator<@Nullable Instant> withoutPass =
        this == NEWEST ? Comparator.nullsLast(order) : Comparator.nullsFirst(order);
    if (this != ASKED) {
      lookUps.sort(
          Comparator.comparing((LookUp lookUp) -> lookUp.failure() != null)
              .thenComparing(lookUp -> newest(lookUp, rules), withoutPass));
    }
  }

  private static @Nullable Instant newest(LookUp lookUp, RowRules rules) {
    return lookUp.passes().stream()
        .filter(pass -> rules.shows(pass.environmentId()))
        .map(LastPass::executedAt)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
