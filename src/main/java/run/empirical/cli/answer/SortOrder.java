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
  /** Input order. */
  ASKED,
  /** The most recent pass first; test cases without a pass last. */
  NEWEST,
  /** Test cases without a pass first, then the least recent pass. */
  OLDEST;

  /** A look-up and its sort key. */
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
