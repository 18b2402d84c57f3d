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

  /** A look-up with what it is sorted by, which takes a reading of its whole answer to tell. */
  private record Place(LookUp lookUp, boolean failed, @Nullable Instant newest) {
    static Place of(LookUp lookUp, RowRules rules) {
      return rules.failure(lookUp) != null
          ? new Place(lookUp, true, null)
          : new Place(lookUp, false, newestShown(lookUp, rules));
    }
  }

  /**
   * The look-ups by their newest pass that is shown. Those that failed come last, in the order
   * given.
   */
  List<LookUp> sorted(List<LookUp> lookUps, RowRules rules) {
    Comparator<Instant> order =
        this == NEWEST ? Comparator.reverseOrder() : Comparator.naturalOrder();
    Comparator<@Nullable Instant> withoutPass =
        this == NEWEST ? Comparator.nullsLast(order) : Comparator.nullsFirst(order);
    return this == ASKED
        ? lookUps
        : lookUps.stream()
            .map(lookUp -> Place.of(lookUp, rules))
            .sorted(Comparator.comparing(Place::failed).thenComparing(Place::newest, withoutPass))
            .map(Place::lookUp)
            .toList();
  }

  private static @Nullable Instant newestShown(LookUp lookUp, RowRules rules) {
    return lookUp.passes().stream()
        .filter(pass -> rules.shows(pass.environmentId()))
        .map(LastPass::executedAt)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
