package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The decision that a pipeline asks for.
 *
 * @param required IDs of the environments that must have a last pass, in the order asked; when
 *     empty, every returned environment is judged and there must be one
 * @param maxAge how old a judged last pass may be, inclusive; null when any age will do
 * @param since when a judged last pass may have been at the earliest; null when any time will do
 * @param window the span of time that the API was asked about; a pass from before it counts as
 *     stale, whatever the API returns
 */
public record Gate(
    List<String> required,
    @Nullable Duration maxAge,
    @Nullable Instant since,
    LookBackWindow window) {
  public Gate {
    required = List.copyOf(required);
    if (required.isEmpty() && maxAge == null && since == null) {
      throw new IllegalArgumentException("a gate asks for an environment, an age or a time");
    }
  }

  /** What the gate says of a last pass that the API returned. */
  public GateStatus judge(LastPass pass, ReferenceTime reference) {
    if (!required.isEmpty() && !required.contains(pass.environmentId())) {
      return GateStatus.NOT_GATED;
    }
    if (Age.of(pass.executedAt(), reference).isFuture()) {
      return GateStatus.FUTURE;
    }
    return isStale(pass.executedAt(), reference.judged()) ? GateStatus.STALE : GateStatus.OK;
  }

  /**
   * The row as the gate sees it at a later moment of the run. A pass that it accepted has aged
   * since, or the server's clock has become known; one that it refused stays refused.
   */
  public Row judgeAgain(Row row, ReferenceTime reference) {
    LastPass pass = row.lastPass();
    if (pass == null || row.gateStatus() != GateStatus.OK) {
      return row;
    }
    GateStatus gateStatus = judge(pass, reference);
    return gateStatus == GateStatus.OK
        ? row
        : new Row(
            row.environmentId(),
            row.environmentName(),
            pass,
            Age.of(pass.executedAt(), reference),
            gateStatus);
  }

  private boolean isStale(Instant executedAt, Instant reference) {
    return executedAt.isBefore(window.start(reference))
        || isBeforeSince(executedAt)
        || (maxAge != null && Duration.between(executedAt, reference).compareTo(maxAge) > 0);
  }

  private boolean isBeforeSince(Instant executedAt) {
    return since != null && executedAt.isBefore(since);
  }

  /** What it asks for in words: {@code a last pass at most 1d old in production, staging}. */
  public String inWords(EnvironmentNames names) {
    String where =
        required.isEmpty()
            ? "every environment"
            : required.stream().map(names::labelOf).collect(Collectors.joining(", "));
    return "a last pass"
        + (maxAge == null ? "" : " at most " + DurationText.format(maxAge) + " old")
        + (maxAge == null || since == null ? "" : " and")
        + (since == null ? "" : " since " + since)
        + " in "
        + where;
  }

  /** Why an unmet row falls short, and by how much: {@code staging is 2h too old}. */
  public String shortfall(Row row) {
    return row.gateStatus() == GateStatus.STALE && !isBeforeWindow(row) && !isBeforeSince(row)
        ? row.environment() + " is " + excess(row.age()) + "too old"
        : lack(row);
  }

  /** The same without a measure, which would change by the second: {@code staging is too old}. */
  public String lack(Row row) {
    if (row.environmentId() == null) {
      return "nothing has passed";
    }
    return switch (row.gateStatus()) {
      case STALE ->
          isBeforeWindow(row)
              ? row.environment()
                  + " last passed before the look-back window of "
                  + window.lengthInWords()
              : row.environment()
                  + (isBeforeSince(row) ? " last passed before " + since : " is too old");
      case FUTURE -> row.environment() + " lies in the future";
      case OK, MISSING, NOT_GATED -> row.environment() + " is missing";
    };
  }

  private boolean isBeforeSince(Row row) {
    return row.lastPass() != null && isBeforeSince(row.lastPass().executedAt());
  }

  /**
   * A window whose end is to come also begins later, so that even a young pass may lie before it.
   */
  private boolean isBeforeWindow(Row row) {
    if (maxAge == null && since == null) {
      return true;
    }
    Instant end = window.before();
    Age age = row.age();
    LastPass pass = row.lastPass();
    return end != null
        && age != null
        && !age.anchored()
        && pass != null
        && pass.executedAt().isBefore(window.start(end));
  }

  private String excess(@Nullable Age age) {
    if (age == null || maxAge == null) {
      return "";
    }
    Duration excess = Duration.ofSeconds(age.seconds()).minus(maxAge);
    return excess.compareTo(Duration.ofSeconds(1)) < 0 ? "" : DurationText.format(excess) + " ";
  }
}
