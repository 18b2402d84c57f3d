package run.empirical.cli.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The order of several test cases. */
public enum SortOrder {
  /** Input order. */
  ASKED,
  /** The most recent pass first; test cases without a pass last. */
  NEWEST,
  /** Test cases without a pass first, then the least recent pass. */
  OLDEST;

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Sorts results by their newest pass. Those that failed come last, in the order given. */
  public List<Result> sorted(List<Result> results) {
    if (this == ASKED) {
      return results;
    }
    Comparator<Instant> order =
        this == NEWEST ? Comparator.reverseOrder() : Comparator.naturalOrder();
    Comparator<@Nullable Instant> withoutPass =
        this == NEWEST ? Comparator.nullsLast(order) : Comparator.nullsFirst(order);
    return results.stream()
        .sorted(
            Comparator.comparing((Result result) -> !result.answered())
                .thenComparing(SortOrder::newest, withoutPass))
        .toList();
  }

  private static @Nullable Instant newest(Result result) {
    LastPass newest = result.newest();
    return newest == null ? null : newest.executedAt();
  }
}
