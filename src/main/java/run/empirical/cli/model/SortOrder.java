package run.empirical.cli.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of several test cases. */
public enum SortOrder {
  /** Input order. */
  ASKED,
  /** The most recent pass first; test cases without a pass last. */
  NEWEST,
  /** Test cases without a pass first, then the least recent pass. */
  OLDEST;

  /** Sorts findings by their newest pass. Those that failed come last, in the order given. */
  public List<Finding> sorted(List<Finding> findings) {
    if (this == ASKED) {
      return findings;
    }
    Comparator<Instant> order =
        this == NEWEST ? Comparator.reverseOrder() : Comparator.naturalOrder();
    Comparator<@Nullable Instant> withoutPass =
        this == NEWEST ? Comparator.nullsLast(order) : Comparator.nullsFirst(order);
    return findings.stream()
        .sorted(
            Comparator.comparing((Finding finding) -> !finding.answered())
                .thenComparing(SortOrder::newest, withoutPass))
        .toList();
  }

  private static @Nullable Instant newest(Finding finding) {
    Row newest = finding.newest();
    return newest == null || newest.lastPass() == null ? null : newest.lastPass().executedAt();
  }
}
